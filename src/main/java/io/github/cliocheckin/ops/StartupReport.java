package io.github.cliocheckin.ops;

import io.github.cliocheckin.database.Sql;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.StartupListener;
import org.apache.camel.component.platform.http.main.MainHttpServer;
import org.apache.camel.component.platform.http.main.ManagementHttpServer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Says, once the service is up, where to find it and what it still lacks before it can send anything. */
public final class StartupReport implements StartupListener {

    private static final Logger LOG = LoggerFactory.getLogger(StartupReport.class);

    private final JdbcClient database;

    public StartupReport(JdbcClient database) {
        this.database = database;
    }

    @Override
    public void onCamelContextStarted(CamelContext camel, boolean alreadyStarted) {
        // too early: the listener of the API is not open yet
    }

    @Override
    public void onCamelContextFullyStarted(CamelContext camel, boolean alreadyStarted) {
        LOG.info(camel.resolvePropertyPlaceholders("clio-checkin is up"
                + where(camel, MainHttpServer.class, ": API at http://{{camel.server.host}}:{{camel.server.port}}")
                + where(
                        camel,
                        ManagementHttpServer.class,
                        ", health at http://{{camel.management.host}}:{{camel.management.port}}/observe/health")));
        if (count("count-mappings") == 0) {
            LOG.info(
                    "There is no mapping yet: nothing is polled and nothing is sent. README.md shows the calls that add one");
        }
        ids("find-groups-without-connection")
                .forEach(id -> LOG.warn("Group {} has no connection to Clio: its polls wait for one", id));
        ids("find-businesses-without-key")
                .forEach(number -> LOG.warn("Business {} has no receiver key: its check-ins wait for one", number));
    }

    private static String where(CamelContext camel, Class<?> server, String address) {
        return camel.hasService(server) == null ? "" : address;
    }

    private int count(String statement) {
        return database.sql(Sql.named(statement)).query(Integer.class).single();
    }

    private List<Long> ids(String statement) {
        return database.sql(Sql.named(statement)).query(Long.class).list();
    }
}
