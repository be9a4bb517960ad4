package io.github.cliocheckin.clio;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.function.Function;

/**
 * Reads dates and times that nobody can read as none: a matter of the year 20206 is an undated one, and must not keep the
 * whole firm's page from being read.
 */
final class LenientDates extends SimpleModule {

    private static final long serialVersionUID = 1L;

    LenientDates() {
        addDeserializer(LocalDate.class, new Lenient<>(LocalDate.class, LocalDate::parse));
        addDeserializer(OffsetDateTime.class, new Lenient<>(OffsetDateTime.class, OffsetDateTime::parse));
    }

    private static final class Lenient<T> extends StdDeserializer<T> {

        private static final long serialVersionUID = 1L;

        private final transient Function<String, T> parser;

        Lenient(Class<T> type, Function<String, T> parser) {
            super(type);
            this.parser = parser;
        }

        @Override
        public T deserialize(JsonParser json, DeserializationContext context) throws IOException {
            String text = json.getValueAsString();
            json.skipChildren();
            try {
                return text == null ? null : parser.apply(text.strip());
            } catch (DateTimeException unreadable) {
                return null;
            }
        }
    }
}
