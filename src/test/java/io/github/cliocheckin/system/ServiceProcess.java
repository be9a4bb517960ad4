package io.github.cliocheckin.system;

import static org.awaitility.Awaitility.await;

import io.github.cliocheckin.App;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** The service as an operator runs it: a process of its own, which can be killed. All that it prints goes to a file. */
public final class ServiceProcess implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(90);

    private final HttpClient http = HttpClient.newHttpClient();
    private final Process process;
    private final Path output;
    private final int port;
    private final int managementPort;

    private ServiceProcess(Process process, Path output, int port, int managementPort) {
        this.process = process;
        this.output = output;
        this.port = port;
        this.managementPort = managementPort;
    }

    /** What a process is started with. Ports are free ones, unless a setting says otherwise. */
    public static final class Launch {

        private final Path folder;
        private final List<String> options = new ArrayList<>();
        private final Map<String, String> settings = new LinkedHashMap<>();
        private final Map<String, String> environment = new LinkedHashMap<>();
        private Path script;
        private Class<?> main = App.class;

        private Launch(Path folder) {
            this.folder = folder;
            settings.put("camel.server.port", String.valueOf(TestService.freePort()));
            settings.put("camel.management.port", String.valueOf(TestService.freePort()));
        }

        /** A setting: on the command line, or in the environment if it is started by a script. */
        public Launch setting(String name, String value) {
            settings.put(name, value);
            return this;
        }

        public Launch settings(Map<String, String> more) {
            settings.putAll(more);
            return this;
        }

        /** A setting in the environment, where secrets belong: every user of a machine sees its command lines. */
        public Launch environment(String name, String value) {
            environment.put(name, value);
            return this;
        }

        /** An option of the JVM. */
        public Launch option(String option) {
            options.add(option);
            return this;
        }

        /** Starts by this script instead of by the test's own class path. */
        public Launch script(Path file) {
            script = file;
            return this;
        }

        /** Starts this class of the tests, which starts the service. */
        public Launch main(Class<?> ofTheTests) {
            main = ofTheTests;
            return this;
        }

        /** Starts the process and does not wait for it. */
        public ServiceProcess start() {
            try {
                Files.createDirectories(folder);
                Path output = folder.resolve("output.log");
                ProcessBuilder builder = new ProcessBuilder(command())
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
                if (script != null) {
                    builder.environment().put("JAVA_OPTS", String.join(" ", options));
                    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
                    settings.forEach((name, value) -> builder.environment()
                            .put(name.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_"), value));
                }
                builder.environment().putAll(environment);
                return new ServiceProcess(
                        builder.start(), output, port("camel.server.port"), port("camel.management.port"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private int port(String setting) {
            return Integer.parseInt(settings.get(setting));
        }

        private List<String> command() {
            if (script != null) {
                return List.of(script.toString());
            }
            List<String> command = new ArrayList<>();
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.addAll(jvmArguments());
            command.add("-Dclio-checkin.home=" + Path.of(".").toAbsolutePath().normalize());
            command.addAll(List.of("-cp", classPath(main != App.class), main.getName()));
            return command;
        }

        private List<String> jvmArguments() {
            List<String> arguments = new ArrayList<>(options);
            settings.forEach((name, value) -> arguments.add("-D" + name + "=" + value));
            return arguments;
        }

        /** That of the tests, without the tests as a rule; surefire hides it in a jar and names it in a property. */
        private static String classPath(boolean withTests) {
            String all = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
            return Arrays.stream(all.split(File.pathSeparator))
                    .filter(entry -> withTests || !entry.endsWith("test-classes") && !entry.endsWith("test-classes/"))
                    .collect(Collectors.joining(File.pathSeparator));
        }
    }

    /**
     * Prepares a start.
     *
     * @param folder where the process runs and leaves its {@code output.log}
     */
    public static Launch in(Path folder) {
        return new Launch(folder);
    }

    /** Waits until it answers that it is healthy. */
    public ServiceProcess awaitHealthy() {
        return await200("/observe/health");
    }

    /** Waits until it answers that it lives, whether it is ready or not. */
    public ServiceProcess awaitAlive() {
        return await200("/observe/health/live");
    }

    private ServiceProcess await200(String path) {
        await().atMost(START).pollInterval(Duration.ofMillis(100)).until(() -> {
            if (!process.isAlive()) {
                throw new IllegalStateException("The service ended with " + process.exitValue() + ":\n" + output());
            }
            return health(path) == 200;
        });
        return this;
    }

    /** The status that a path of health is answered with; 0 while it does not answer. */
    public int health(String path) {
        try {
            HttpRequest question = HttpRequest.newBuilder(URI.create(managementUrl() + path))
                    .timeout(Duration.ofSeconds(5))
                    .build();
            return http.send(question, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException notUpYet) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    public String baseUrl() {
        return "http://127.0.0.1:" + port;
    }

    /** Where health and metrics are. */
    public String managementUrl() {
        return "http://127.0.0.1:" + managementPort;
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Waits for its end and answers its exit code. */
    public int awaitExit(Duration most) {
        try {
            if (process.waitFor(most.toMillis(), TimeUnit.MILLISECONDS)) {
                return process.exitValue();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new AssertionError("The service still runs after " + most + ":\n" + output());
    }

    /** Asks it to stop (SIGTERM). */
    public void stop() {
        process.destroy();
    }

    /** Ends it at once (SIGKILL). */
    public void kill() {
        process.destroyForcibly();
    }

    /** All that was printed in its folder, by former processes too. */
    public String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        awaitExit(Duration.ofSeconds(10));
    }
}
