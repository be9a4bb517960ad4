package io.github.cliocheckin.ops.reload;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;

/** The routes in our jar, as they were released: for an application that has us in it and no folder of its own. */
public record ReleasedRoutes(CamelContext camel) implements RouteSource {

    private static final String PATTERN = "classpath:clio-checkin/routes/*.camel.yaml";

    @Override
    public List<RouteFile> read() {
        try {
            List<RouteFile> files = new ArrayList<>();
            for (Resource resource :
                    PluginHelper.getPackageScanResourceResolver(camel).findResources(PATTERN)) {
                files.add(read(resource));
            }
            files.sort(Comparator.comparing(RouteFile::name));
            return files;
        } catch (Exception e) {
            throw new IllegalStateException("The routes in the jar cannot be found", e);
        }
    }

    private static RouteFile read(Resource resource) {
        String name = resource.getLocation().replaceFirst(".*[/:]", "");
        try (InputStream text = resource.getInputStream()) {
            return new RouteFile(name, new String(text.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("The routes in " + resource.getLocation() + " cannot be read", e);
        }
    }
}
