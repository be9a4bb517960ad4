package io.github.cliocheckin.console;

import io.github.cliocheckin.api.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.zip.CRC32;
import org.apache.camel.Header;

/** The styles and scripts of the console: our own, and those of the webjars that it uses. Nothing else of the class path. */
public final class Assets {

    private static final String CSS = "text/css; charset=utf-8";
    private static final String SCRIPT = "text/javascript; charset=utf-8";

    private static final Map<String, Asset> ASSETS = assets();

    /** @param version changes with the bytes, so that a browser may keep them for good */
    public record Asset(String contentType, byte[] bytes, String version) {

        static Asset of(String contentType, String resource) {
            try (InputStream file = Assets.class.getResourceAsStream(resource)) {
                byte[] bytes = Objects.requireNonNull(file, resource).readAllBytes();
                CRC32 sum = new CRC32();
                sum.update(bytes);
                return new Asset(contentType, bytes, Long.toHexString(sum.getValue()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** The address of a file, with its version. */
    public static String at(String file) {
        return "/console/assets/" + file + "?v=" + ASSETS.get(file).version();
    }

    /** A file by its name. */
    public Asset find(@Header("file") String file) {
        Asset asset = ASSETS.get(file);
        if (asset == null) {
            throw Refusal.notFound("file", "The console has no file " + file + ".");
        }
        return asset;
    }

    private static Map<String, Asset> assets() {
        String webjars = "/META-INF/resources/webjars/";
        Map<String, Asset> assets = new LinkedHashMap<>();
        assets.put("pico.css", Asset.of(CSS, webjars + "picocss__pico/2.1.1/css/pico.min.css"));
        assets.put("console.css", Asset.of(CSS, "/clio-checkin/console/console.css"));
        assets.put("htmx.js", Asset.of(SCRIPT, webjars + "htmx.org/2.0.8/dist/htmx.min.js"));
        assets.put("chart.js", Asset.of(SCRIPT, webjars + "chart.js/4.5.1/dist/chart.umd.min.js"));
        assets.put("console.js", Asset.of(SCRIPT, "/clio-checkin/console/console.js"));
        return assets;
    }
}
