package io.github.cliocheckin.ops.reload;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is found wrong with files of routes, and where. */
class RouteCheckTest {

    private static final String ERRORS = """
            - routeConfiguration:
                id: leave-errors-to-caller
                errorHandler:
                  noErrorHandler: {}
            """;

    private static final String GREETINGS = """
            # Says good day.
            - route:
                id: greet
                routeConfigurationId: leave-errors-to-caller
                from:
                  uri: direct:greet
                  steps:
                    - bean: { ref: words, method: "say(${body})" }
                    - filter:
                        simple: ${bean:words?method=isEmpty} == false
                        steps:
                          - to: direct:shout

            # What greet calls.
            - route:
                id: shout
                routeConfigurationId: leave-errors-to-caller
                from:
                  uri: direct:shout
                  steps:
                    - to: log:shouts
            """;

    /** A bean of a route. */
    public static final class Words {
        public String say(String word) {
            return word;
        }

        public boolean isEmpty() {
            return false;
        }
    }

    private final DefaultCamelContext camel = new DefaultCamelContext();
    private RouteCheck check;

    @BeforeEach
    void start() {
        camel.disableJMX();
        camel.addComponent("direct", new WaitingDirect(Duration.ofSeconds(30)));
        camel.getRegistry().bind("words", new Words());
        camel.getPropertiesComponent().addInitialProperty("some.secret", "sesame-open");
        camel.start();
        check = new RouteCheck(camel, Set.of("direct", "log", "seda", "timer", "http", "rest"), true);
    }

    @AfterEach
    void stop() {
        camel.stop();
    }

    @Test
    void rightRoutesAreRightAndNothingRunsOrIsRegistered() {
        int endpoints = camel.getEndpoints().size();
        assertThat(faults(GREETINGS)).isEmpty();
        assertThat(camel.getRoutes()).isEmpty();
        assertThat(camel.getEndpoints()).hasSize(endpoints);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ref: words, method: "say      | ref: wards, method: "say      | 8  | There is no bean wards.
            method: "say(                 | method: "sing(                | 8  | The bean words has no method sing.
            bean:words?method=isEmpty     | bean:words?method=isFull      | 10 | The bean words has no method isFull.
            { ref: words, method          | { beanType: java.lang.String, method | 8 | A bean is named by ref, not made of the class java.lang.String: a Java file may do that.
            to: direct:shout              | to: direct:whisper            | 12 | There is no route that begins with direct:whisper.
            to: log:shouts                | to: exec:rm                   | 21 | The component exec is not among those that routes may use: [direct, http, log, rest, seda, timer] (setting routes.components).
            to: log:shouts                | to: log:shouts?level=SHRILL   | 21 | The route shout cannot be built
            to: log:shouts                | too: log:shouts               | 21 | Unknown node id: too.
            uri: direct:greet             | uri: http:greet               | 6  | The route greet cannot be built: Cannot consume from http endpoint.
            uri: direct:greet             | uri: direct:shout             | 19 | direct:shout leads to another route already, in own.camel.yaml, line 6.
            id: shout                     | id: greet                     | 19 | There is another route with the id greet in own.camel.yaml, line 6: ids are unique among all files.
            leave-errors-to-caller        | leave-them                    | 6  | There is no route configuration leave-them: there are [leave-errors-to-caller].
            routeConfigurationId:         | description:                  | 6  | Nothing says what happens to errors of the route greet: give it a routeConfigurationId, such as log-and-go-on.
            - route:                      | - onException:                | 2  | "onException" is not taken here: an entry is a route, a rest or a routeConfiguration.
            - route:                      | - beans:                      | 2  | "beans" is not taken here: an entry is a route, a rest or a routeConfiguration.
            to: log:shouts                | to: log:shouts?logger=#class:X | 21 | A bean is named by ref, not made, looked for or called
            to: log:shouts                | to: log:{{no.such.setting}}   | 21 | no.such.setting
            """)
    void whatIsWrongIsToldWithItsLine(String right, String wrong, int line, String reason) {
        assertThat(GREETINGS).contains(right);
        List<RouteFault> faults = faults(GREETINGS.replace(right, wrong));
        assertThat(faults.get(0).file()).isEqualTo("own.camel.yaml");
        assertThat(faults.get(0).line()).as(faults.get(0).toString()).isEqualTo(line);
        assertThat(faults.get(0).reason()).contains(reason);
    }

    @Test
    void textThatIsNoYamlAndNoListIsTold() {
        assertThat(faults("- route: {").get(0).reason()).startsWith("This is not YAML");
        assertThat(faults("route: 1").get(0).reason()).startsWith("A file of routes is a list");
        assertThat(faults("- [1, 2]").get(0).reason()).startsWith("An entry is one route");
        assertThat(faults("# nothing yet")).isEmpty();
    }

    @Test
    void everythingThatIsWrongIsToldAtOnce() {
        assertThat(faults(GREETINGS.replace("ref: words", "ref: wards").replace("log:shouts", "exec:rm")))
                .extracting(RouteFault::line)
                .containsExactly(8, 21);
    }

    @Test
    void aSecretOfTheSettingsIsNotQuoted() {
        assertThat(faults(GREETINGS.replace("log:shouts", "log:x?level={{some.secret}}"))
                        .get(0)
                        .reason())
                .contains("{{some.secret}}")
                .doesNotContain("sesame-open");
    }

    @Test
    void noOtherWayOfWritingItMakesABeanOfAClass() {
        for (String wrong : List.of("\"log:x?logger=#cla\\x73s:X\"", "\"log:{{bean:words.hit}}\"")) {
            assertThat(faults(GREETINGS.replace("log:shouts", wrong)).get(0).reason())
                    .startsWith("A bean is named by ref");
        }
    }

    @Test
    void whatASettingHoldsIsNotQuotedWhereItIsNoEndpoint() {
        assertThat(faults(GREETINGS.replace("log:shouts", "\"{{some.secret}}\""))
                        .get(0)
                        .reason())
                .contains("that the settings name here")
                .doesNotContain("sesame");
    }

    @Test
    void aRouteOfTheApplicationAroundIsNotTakenAway() throws Exception {
        camel.addRoutes(new org.apache.camel.builder.RouteBuilder() {
            @Override
            public void configure() {
                from("direct:of-the-host").routeId("shout").to("log:host");
            }
        });
        assertThat(faults(GREETINGS).get(0).reason()).contains("The application has a route with the id shout");
    }

    @Test
    void onlyWhatChangedComesAndLeaves() {
        LoadedRoutes running = check.change(files(GREETINGS), LoadedRoutes.NONE).wanted();
        RouteChange change = check.change(files("\n\n" + GREETINGS.replace("log:shouts", "log:louder")), running);
        assertThat(change.leaving()).flatExtracting(LoadedPiece::routeIds).containsExactly("shout");
        assertThat(change.coming()).flatExtracting(LoadedPiece::routeIds).containsExactly("shout");
        assertThat(check.change(files(GREETINGS.replace("Says", "Shouts")), running)
                        .isEmpty())
                .isTrue();
    }

    private List<RouteFault> faults(String text) {
        return check.faults(() -> files(text));
    }

    private static List<RouteFile> files(String text) {
        return List.of(new RouteFile("errors.camel.yaml", ERRORS), new RouteFile("own.camel.yaml", text));
    }
}
