package io.github.cliocheckin.bench;

import io.github.cliocheckin.system.ServiceProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the JVM of a service tells about its memory. */
final class JvmFigures {

    private static final Pattern USED = Pattern.compile("(?:heap|generation)\\s+total \\d+K, used (\\d+)K");
    private static final Pattern BEFORE_COLLECTION = Pattern.compile(" (\\d+)M->");
    private static final Pattern PEAK_RESIDENT = Pattern.compile("VmHWM:\\s*(\\d+) kB");

    private final ServiceProcess service;
    private final Path folder;

    JvmFigures(ServiceProcess service, Path folder) {
        this.service = service;
        this.folder = folder;
    }

    /** What is reachable, in MB. */
    long heapAfterCollection() {
        jcmd("GC.run");
        Matcher used = USED.matcher(jcmd("GC.heap_info"));
        return used.results().mapToLong(found -> Long.parseLong(found.group(1))).sum() / 1024;
    }

    /** The most that was used of the heap, in MB, by the log of its collections. */
    long peakHeap() {
        return BEFORE_COLLECTION
                .matcher(read(folder.resolve("gc.log")))
                .results()
                .map(MatchResult::group)
                .mapToLong(text -> Long.parseLong(text.replaceAll("\\D", "")))
                .max()
                .orElse(0);
    }

    /** The most memory that the process had, where there is /proc. */
    String peakResident() {
        Path status = Path.of("/proc/" + service.pid() + "/status");
        Matcher peak = PEAK_RESIDENT.matcher(Files.exists(status) ? read(status) : "");
        return peak.find() ? Long.parseLong(peak.group(1)) / 1024 + " MB" : "unknown";
    }

    private String jcmd(String command) {
        try {
            Process jcmd = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "jcmd")
                                    .toString(),
                            String.valueOf(service.pid()),
                            command)
                    .redirectErrorStream(true)
                    .start();
            return new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
