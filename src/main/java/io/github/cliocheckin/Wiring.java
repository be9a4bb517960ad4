package io.github.cliocheckin;

import io.github.cliocheckin.database.Database;
import java.time.Clock;
import org.apache.camel.CamelConfiguration;
import org.apache.camel.CamelContext;

/** Makes the beans that the routes name, and nothing else: what each does stands in its own class. */
public final class Wiring implements CamelConfiguration {

    @Override
    public void configure(CamelContext camel) {
        Settings settings = new Settings(camel.getPropertiesComponent());
        Database database = Database.open(
                settings.text("database.url"),
                settings.text("database.username"),
                settings.text("database.password"),
                settings.wholeNumber("database.pool-size", 2));
        camel.getRegistry().bind("database", database);
        camel.getRegistry().bind("dataSource", database.dataSource());
        camel.getRegistry().bind("clock", Clock.systemUTC());
        settings.publicAddress("checkin.url");
    }
}
