package io.github.cliocheckin.ship;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The image of {@code target/clio-checkin-image.tar}, as whoever loads it reads it. */
final class OciImage {

    static final Path TAR = Path.of("target/clio-checkin-image.tar");

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;
    final JsonNode description;
    final JsonNode config;
    private final List<Path> layers = new ArrayList<>();

    private OciImage(Path folder) throws IOException {
        this.folder = folder;
        JsonNode index = json(folder.resolve("index.json"));
        JsonNode manifest = json(blob(index.at("/manifests/0/digest").asText()));
        description = json(blob(manifest.at("/config/digest").asText()));
        config = description.get("config");
        manifest.get("layers")
                .forEach(layer -> layers.add(blob(layer.get("digest").asText())));
    }

    static OciImage unpackedTo(Path folder) throws IOException {
        Files.createDirectories(folder);
        Shell.run("tar", "-xf", TAR.toString(), "-C", folder.toString());
        return new OciImage(folder);
    }

    /** Its files: the mode of each by its path. */
    Map<String, String> files() {
        Map<String, String> files = new TreeMap<>();
        for (Path layer : layers) {
            Shell.run("tar", "-tvzf", layer.toString(), "--warning=no-unknown-keyword")
                    .lines()
                    .map(line -> line.split("\\s+", 6))
                    .forEach(parts -> files.put(parts[5].replaceAll("/$", ""), parts[0]));
        }
        return files;
    }

    /** Lays its layers one over the other. */
    Path rootAt(Path root) throws IOException {
        Files.createDirectories(root);
        for (Path layer : layers) {
            Shell.run(
                    "tar",
                    "-xzf",
                    layer.toString(),
                    "-C",
                    root.toString(),
                    "--warning=no-unknown-keyword",
                    "--no-same-owner",
                    "-p");
        }
        return root;
    }

    List<String> texts(String field) {
        List<String> texts = new ArrayList<>();
        config.get(field).forEach(text -> texts.add(text.asText()));
        return texts;
    }

    private Path blob(String digest) {
        return folder.resolve("blobs").resolve(digest.replace(':', '/'));
    }

    private static JsonNode json(Path file) throws IOException {
        return JSON.readTree(file.toFile());
    }
}
