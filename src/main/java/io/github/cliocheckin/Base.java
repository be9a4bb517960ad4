package io.github.cliocheckin;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cliocheckin.audit.AuditTrail;
import io.github.cliocheckin.checkin.History;
import io.github.cliocheckin.checkin.Ledger;
import io.github.cliocheckin.connection.ClioApps;
import io.github.cliocheckin.connection.Connections;
import io.github.cliocheckin.database.Database;
import io.github.cliocheckin.ops.watch.LedgerMeters;
import io.github.cliocheckin.secret.Vault;
import java.time.Clock;
import java.util.random.RandomGenerator;
import org.apache.camel.CamelContext;
import org.apache.camel.support.CamelContextHelper;

/** What every part of the service is built on; clock and randomness are those that a test has bound, or the real ones. */
record Base(
        CamelContext camel,
        Settings settings,
        Database database,
        Clock clock,
        RandomGenerator random,
        ObjectMapper json,
        Vault vault,
        ClioApps clio,
        Connections connections,
        AuditTrail audit,
        LedgerMeters meters) {

    /** The ledger, which keeps nothing of its own. */
    Ledger ledger() {
        return new Ledger(database.client(), database.batch(), history(), json, clock, meters::decided);
    }

    /** The ledger's history, with events if there is somewhere to tell them. */
    History history() {
        return new History(database.batch(), !settings.text("event.endpoint").isEmpty());
    }

    /** Gives a bean the name by which routes call it; two of one name would be one without a word. */
    void bind(String name, Object bean) {
        if (camel.getRegistry().lookupByName(name) != null) {
            throw new IllegalStateException("A bean is called " + name
                    + " already, as one of clio-checkin must be: call the other one something else");
        }
        camel.getRegistry().bind(name, bean);
    }

    /** A bean that was bound before. */
    <T> T bean(String name, Class<T> type) {
        return CamelContextHelper.mandatoryLookup(camel, name, type);
    }
}
