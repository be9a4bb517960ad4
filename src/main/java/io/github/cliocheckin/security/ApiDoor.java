package io.github.cliocheckin.security;

import io.github.cliocheckin.api.Caller;
import io.github.cliocheckin.api.Problem;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.auth.User;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.Ordered;
import org.apache.camel.StartupListener;
import org.apache.camel.component.platform.http.PlatformHttpComponent;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpEngine;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpRouter;
import org.apache.camel.spi.TypeConverterRegistry;
import org.apache.camel.support.SimpleTypeConverter;

/**
 * Stands before everything on the API's listener, known and unknown paths alike, before any route is started. The
 * listener for health and metrics has no part in it.
 */
public final class ApiDoor implements StartupListener, Ordered {

    private static final Set<HttpMethod> WITH_FORM =
            Set.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH, HttpMethod.DELETE);

    private final Identities identities;

    public ApiDoor(Identities identities) {
        this.identities = identities;
    }

    /** Comes after the server listens and before the first route takes a call; a call between the two finds no path. */
    @Override
    public void onCamelContextStarting(CamelContext camel, boolean alreadyStarted) {
        List<VertxPlatformHttpRouter> routers = camel.getRegistry().findByType(VertxPlatformHttpRouter.class).stream()
                .filter(VertxPlatformHttpRouter::isMainServer)
                .toList();
        if (routers.size() != 1) {
            throw new IllegalStateException(
                    "The HTTP API needs exactly one server to stand before, and there are " + routers.size());
        }
        VertxPlatformHttpRouter router = routers.get(0);
        if (!(camel.getComponent("platform-http", PlatformHttpComponent.class).getEngine()
                instanceof VertxPlatformHttpEngine)) {
            throw new IllegalStateException("The component platform-http serves by a server before which the API's door"
                    + " cannot stand: take the starter of platform-http away, or set camel.server.enabled=false");
        }
        Unrouted unrouted = new Unrouted(router);
        router.route()
                .order(Integer.MIN_VALUE)
                .handler(new Admission(identities, new Lookups(identities, router.vertx()), unrouted))
                .failureHandler(ApiDoor::answerFailure);
        router.route().order(Integer.MAX_VALUE).handler(unrouted);
        tellBeansWhoCalls(camel);
    }

    /** Camel puts the user whom {@link Admission} set into a header; a bean's parameter takes our own words for it. */
    private static void tellBeansWhoCalls(CamelContext camel) {
        TypeConverterRegistry converters = camel.getTypeConverterRegistry();
        converters.addTypeConverter(
                Caller.class,
                User.class,
                new SimpleTypeConverter(
                        false,
                        (type, exchange, user) -> Admission.of((User) user).caller()));
        converters.addTypeConverter(
                Identity.class,
                User.class,
                new SimpleTypeConverter(false, (type, exchange, user) -> Admission.of((User) user)));
    }

    /** Camel starts its servers in a listener of this order too, which was there first: this one comes after it. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST;
    }

    @Override
    public void onCamelContextStarted(CamelContext camel, boolean alreadyStarted) {
        // everything is done before the routes start
    }

    /** What fails before a route has the call: a body over the limit, a path that is not URL-encoded. */
    private static void answerFailure(RoutingContext call) {
        if (call.response().headWritten()) {
            call.response().reset();
            return;
        }
        ProblemResponse.end(
                call,
                switch (isMisplacedForm(call) ? 400 : call.statusCode()) {
                    case 413 ->
                        Problem.of(
                                Problem.Kind.TOO_LARGE,
                                null,
                                "The body is larger than camel.server.max-body-size: send a smaller one.");
                    case 404 ->
                        Problem.of(
                                Problem.Kind.NOT_FOUND,
                                null,
                                "There is no such path: GET /openapi.json tells which there are.");
                    case 400 -> Problem.of(Problem.Kind.MALFORMED, null, "The request is not HTTP as it should be.");
                    default ->
                        Problem.of(
                                Problem.Kind.FAILURE,
                                null,
                                "The call failed for a reason inside the service. Its log tells which.");
                });
    }

    /** Vert.x fails over a form that comes with a method which has none. */
    private static boolean isMisplacedForm(RoutingContext call) {
        String type = String.valueOf(call.request().getHeader(HttpHeaders.CONTENT_TYPE))
                .toLowerCase(Locale.ROOT);
        return call.failure() instanceof IllegalStateException
                && !WITH_FORM.contains(call.request().method())
                && (type.startsWith("application/x-www-form-urlencoded") || type.startsWith("multipart/form-data"));
    }
}
