package io.github.cliocheckin.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A firm from answers of Clio's that somebody saved. What was not asked for when they were saved is null here. */
record SavedFirm(Path directory) {

    Firm build() {
        Firm firm = new Firm(Clock.systemUTC());
        List<Path> pages = pages();
        if (pages.isEmpty()) {
            throw new IllegalArgumentException("There is no matters*.json in " + directory);
        }
        records(directory.resolve("custom_fields.json"), firm.fields()::put);
        pages.forEach(page -> records(page, firm::put));
        return firm;
    }

    private List<Path> pages() {
        List<Path> pages = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(directory, "matters*.json")) {
            found.forEach(pages::add);
        } catch (IOException unreadable) {
            throw new IllegalArgumentException("Cannot read the folder " + directory, unreadable);
        }
        return pages.stream().sorted().toList();
    }

    private static void records(Path file, Consumer<ObjectNode> taker) {
        JsonNode data = parsed(file).path("data");
        if (!data.isArray()) {
            throw new IllegalArgumentException(file + " is not a page of Clio's: it has no list 'data'");
        }
        for (JsonNode item : data) {
            if (!(item instanceof ObjectNode object) || !item.path("id").canConvertToLong()) {
                throw new IllegalArgumentException(file + " has an entry without a numeric id");
            }
            taker.accept(object);
        }
    }

    private static JsonNode parsed(Path file) {
        try {
            return Json.read(Files.readString(file));
        } catch (JsonProcessingException notJson) {
            throw new IllegalArgumentException(
                    file + " is not JSON (line " + notJson.getLocation().getLineNr() + ")");
        } catch (IOException unreadable) {
            throw new IllegalArgumentException("Cannot read " + file, unreadable);
        }
    }
}
