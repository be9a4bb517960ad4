package io.github.cliocheckin.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** One scrape of the running service: each series as Prometheus reads it, with its value. */
final class Metrics {

    private final Map<String, Double> series = new TreeMap<>();

    private Metrics(String scraped) {
        scraped.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
            int end = line.lastIndexOf(' ');
            series.put(line.substring(0, end), Double.parseDouble(line.substring(end + 1)));
        });
    }

    static Metrics of(TestService service) {
        TestService.Answer answer = service.callAsStranger("GET", service.managementUrl() + "/observe/metrics");
        assertThat(answer.status()).isEqualTo(200);
        return new Metrics(answer.text());
    }

    /** The names, without labels. */
    TreeSet<String> names() {
        TreeSet<String> names = new TreeSet<>();
        series.keySet().forEach(one -> names.add(one.replaceAll("\\{.*", "")));
        return names;
    }

    Map<String, Double> series() {
        return series;
    }

    /** The value of a series, such as {@code clio_checkin_checkins{state="FAILED"}}. */
    double value(String one) {
        assertThat(series).containsKey(one);
        return series.get(one);
    }
}
