package io.github.cliocheckin.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.cliocheckin.ClioCheckin;
import io.github.cliocheckin.SettingException;
import io.github.cliocheckin.database.Database;
import io.github.cliocheckin.sandbox.Firm;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.component.seda.SedaComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.main.Main;
import org.apache.camel.spi.RestConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole service in somebody's own Camel application, beside routes that are none of ours. */
class EmbeddingTest {

    @TempDir
    Path folder;

    @Test
    void aHostOfCamelMainGetsTheWholeServiceBesideItsOwnRoutes() throws Exception {
        Firm firm = Firm.empty();
        long matter = firm.addMatter("Closed", Scene.YESTERDAY)
                .client(Scene.person(1))
                .save();
        CamelContext host;
        Database database;
        try (Scene scene = Scene.with(firm, Map.of(), this::inCamelMain)) {
            host = scene.service.camel();
            database = scene.service.bean("database", Database.class);
            scene.connectedGroup();
            scene.waitUntilRow(matter, "SENT");
            assertThat(scene.received()).containsExactly("700001");
            assertThat(HostRoutes.greeting(host)).isEqualTo("Hello host");
            assertThat(HostRoutes.failure(host)).isEqualTo("handled by the host");
            assertThat(scene.service
                            .callAsStranger("GET", "/integration/checkins")
                            .status())
                    .isEqualTo(401);
            host.stop();
        }
        assertThat(host.isStopped()).isTrue();
        assertThatThrownBy(() -> database.dataSource().getConnection()).hasMessageContaining("closed");
    }

    @Test
    void itsDefaultsAreOverruledByWhateverTheHostSets() throws Exception {
        CamelContext host = host(Map.of("poll.clock", "PT7S"));
        host.getPropertiesComponent().addInitialProperty("delivery.clock", "PT9S");
        host.addRoutes(new ClioCheckin());
        assertThat(host.resolvePropertyPlaceholders("{{poll.clock}} {{delivery.clock}} {{poll.lease}}"))
                .isEqualTo("PT7S PT9S PT5M");
        close(host);
    }

    @Test
    void withoutAListenerNothingIsCalledByHttpAndTheClocksRun() throws Exception {
        Firm firm = Firm.empty();
        firm.addMatter("Closed", Scene.YESTERDAY).client(Scene.person(1)).save();
        Map<String, String> never = Map.of("poll.clock", "PT1H", "delivery.clock", "PT1H");
        try (Scene scene = Scene.with(firm, never, this::inCamelMain)) {
            scene.connectedGroup();
            scene.service.close();
            CamelContext host = host(Map.of(
                    "clio.us.url", scene.clio.url(),
                    "checkin.url", scene.receiver.url(),
                    "poll.clock", "PT0.1S",
                    "delivery.clock", "PT0.1S",
                    "camel.server.enabled", "false"));
            RestConfiguration ofTheHost = host.getRestConfiguration();
            host.addRoutes(new ClioCheckin());
            host.start();
            assertThat(host.getRoutes())
                    .noneMatch(route -> route.getEndpoint().getEndpointUri().startsWith("rest:"));
            assertThat(host.getRestConfiguration()).isSameAs(ofTheHost);
            assertThat(ofTheHost.getComponent()).isNull();
            await().atMost(Duration.ofSeconds(60)).until(() -> !scene.received().isEmpty());
            host.stop();
            assertThat(scene.received()).containsExactly("700001");
        }
    }

    @Test
    void theHostsOwnEndpointsAreConfiguredAsTheyWere() throws Exception {
        CamelContext untouched = new DefaultCamelContext();
        CamelContext host = host(Map.of());
        host.addRoutes(new ClioCheckin());
        for (String scheme : List.of("http", "https")) {
            assertThat(host.getComponent(scheme, HttpComponent.class))
                    .usingRecursiveComparison()
                    .comparingOnlyFields(
                            "automaticRetriesDisabled",
                            "redirectHandlingDisabled",
                            "cookieManagementDisabled",
                            "connectionsPerRoute",
                            "maxTotalConnections")
                    .isEqualTo(untouched.getComponent(scheme, HttpComponent.class));
        }
        assertThat(host.getComponent("seda", SedaComponent.class).getDefaultPollTimeout())
                .isEqualTo(untouched.getComponent("seda", SedaComponent.class).getDefaultPollTimeout());
        assertThat(host.getRegistry().findByType(DataSource.class)).isEmpty();
        assertThat(host.getCamelContextExtension().getErrorHandlerFactory()).isNull();
        close(host);
    }

    @Test
    void aBeanOfTheHostsWithANameThatIsNeededIsTold() throws Exception {
        CamelContext host = host(Map.of());
        host.getRegistry().bind("rules", new Object());
        assertThatThrownBy(() -> host.addRoutes(new ClioCheckin()))
                .hasMessageContaining("A bean is called rules already");
        host.stop();
    }

    @Test
    void aSettingThatCannotBeUsedIsToldByItsName() throws Exception {
        CamelContext host = host(Map.of("poll.lease", "five minutes"));
        assertThatThrownBy(() -> host.addRoutes(new ClioCheckin()))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("poll.lease=five minutes");
        host.stop();
    }

    @Test
    void aHostThatRunsAlreadyIsRefused() throws Exception {
        CamelContext host = host(Map.of());
        host.start();
        assertThatThrownBy(() -> host.addRoutes(new ClioCheckin())).hasMessageContaining("is started already");
        host.stop();
    }

    private TestService inCamelMain(Map<String, String> settings, MovableClock clock) throws Exception {
        int port = TestService.freePort();
        Main main = new Main();
        TestService.ofItsOwn(folder, port).forEach(main::addInitialProperty);
        settings.forEach(main::addInitialProperty);
        main.configure().addRoutesBuilder(new HostRoutes());
        main.configure().addRoutesBuilder(new ClioCheckin());
        main.bind("clock", clock);
        main.start();
        return new TestService(main.getCamelContext(), main::stop, port, 0);
    }

    private CamelContext host(Map<String, String> settings) throws Exception {
        CamelContext camel = new DefaultCamelContext();
        TestService.ofItsOwn(folder, TestService.freePort())
                .forEach(camel.getPropertiesComponent()::addInitialProperty);
        settings.forEach(camel.getPropertiesComponent()::addInitialProperty);
        RoutesBuilder own = new HostRoutes();
        camel.addRoutes(own);
        return camel;
    }

    /** A context that never started does not stop either. */
    private static void close(CamelContext host) throws Exception {
        Database database = host.getRegistry().lookupByNameAndType("database", Database.class);
        host.stop();
        database.close();
    }
}
