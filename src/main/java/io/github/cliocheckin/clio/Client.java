package io.github.cliocheckin.clio;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A matter's client: a person, or a company that has a name and no names of a person.
 *
 * @param redacted true where the authorizing user may not see the contact: then only the id is there
 * @param primaryPhoneNumber as the firm typed it
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Client(
        Long id,
        String name,
        String firstName,
        String lastName,
        String type,
        String primaryEmailAddress,
        String primaryPhoneNumber,
        boolean redacted) {

    /** The full name, put together from its parts where Clio gives no whole; empty if there is none. */
    public String fullName() {
        return name != null && !name.isBlank()
                ? name.strip()
                : Stream.of(firstName, lastName)
                        .filter(part -> part != null && !part.isBlank())
                        .map(String::strip)
                        .collect(Collectors.joining(" "));
    }

    @Override
    public String toString() {
        return "Client " + id;
    }
}
