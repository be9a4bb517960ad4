package io.github.cliocheckin.sandbox;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** A firm of any size for tests and measurements, every one of whose matters qualifies for a check-in. */
record GeneratedFirm(int matters, int locations, LocalDate closeDate, long seed) {

    Firm build() {
        Firm firm = new Firm(Clock.systemUTC());
        List<String> names = IntStream.rangeClosed(1, locations)
                .mapToObj(number -> "Location " + number)
                .toList();
        if (!names.isEmpty()) {
            firm.addPicklistField(Firm.LOCATION, names);
        }
        Random random = new Random(seed);
        for (int number = 0; number < matters; number++) {
            MatterBuilder matter = firm.addMatter("Closed", closeDate)
                    .client(People.of(number, random.nextInt(1000), random.nextInt(1000)));
            if (!names.isEmpty()) {
                matter.location(names.get(number % names.size()));
            }
            matter.save();
        }
        return firm;
    }
}
