package io.github.cliocheckin.security;

import io.github.cliocheckin.api.Caller;
import io.github.cliocheckin.api.Problem;
import io.github.cliocheckin.api.Problems;
import io.vertx.core.Handler;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.User;
import io.vertx.ext.web.RoutingContext;
import java.util.Locale;
import java.util.Optional;

/**
 * Lets a call pass if its line in {@link Endpoint} is for anybody, or if it shows a token or session of the role that its line
 * asks for. A call without a line passes for an admin only: whatever spelling of a path the routes might understand and this
 * might not, nobody else comes near them with it.
 */
final class Admission implements Handler<RoutingContext> {

    private static final String IDENTITY = "identity";

    private static final String OTHER_SITE =
            "The call comes with a cookie from a page of another site, or does not say from which: call from a page of this"
                    + " service, or with the header Authorization: Bearer TOKEN.";

    private final Identities identities;
    private final Lookups lookups;
    private final Unrouted unrouted;

    Admission(Identities identities, Lookups lookups, Unrouted unrouted) {
        this.identities = identities;
        this.lookups = lookups;
        this.unrouted = unrouted;
    }

    /** Whom this made sure of. */
    static Identity of(User user) {
        return (Identity) user.attributes().getValue(IDENTITY);
    }

    @Override
    public void handle(RoutingContext call) {
        SafetyHeaders.put(call.response());
        call.addHeadersEndHandler(sent -> {
            if (call.response().getStatusCode() == 401) {
                call.response().putHeader("WWW-Authenticate", "Bearer realm=\"clio-checkin\"");
            }
        });
        Optional<Endpoint> line = Endpoint.of(call.request().method().name(), call.normalizedPath());
        if (line.filter(endpoint -> endpoint.least() == Least.PUBLIC).isPresent()) {
            passAnybody(call);
            return;
        }
        Optional<Shown> shown = Shown.by(call.request());
        if (shown.isEmpty()) {
            refuseStranger(call);
            return;
        }
        Optional<Identity> setting =
                shown.filter(text -> !text.byCookie()).flatMap(text -> identities.ofSetting(text.text()));
        if (setting.isPresent()) {
            meet(call, line, shown.get(), setting);
            return;
        }
        // The database is asked on another thread; what comes of the body meanwhile waits
        call.request().pause();
        lookups.of(shown.get().text()).onComplete(looked -> {
            call.request().resume();
            if (looked.succeeded()) {
                meet(call, line, shown.get(), looked.result());
            } else {
                ProblemResponse.end(call, new Problems().of(asException(looked.cause())));
            }
        });
    }

    /** Another site's page is not to sign somebody in here as somebody else. */
    private static void passAnybody(RoutingContext call) {
        if (ConsolePath.isOf(call) && !SameOrigin.allows(call.request())) {
            refuse(call, OTHER_SITE);
        } else {
            call.next();
        }
    }

    private void meet(RoutingContext call, Optional<Endpoint> line, Shown shown, Optional<Identity> identity) {
        if (identity.isEmpty()) {
            refuseStranger(call);
        } else if (shown.byCookie() && !SameOrigin.allows(call.request())) {
            refuse(call, OTHER_SITE);
        } else {
            admit(call, line, identity.get());
        }
    }

    @SuppressWarnings("deprecation") // what takes setUser's place is an internal type of Vert.x
    private void admit(RoutingContext call, Optional<Endpoint> line, Identity identity) {
        Least least = line.map(Endpoint::least).orElse(Least.ADMIN);
        if (least.admits(identity.role())) {
            JsonObject principal =
                    new JsonObject().put("username", identity.caller().name());
            call.setUser(User.create(principal, new JsonObject().put(IDENTITY, identity)));
            call.next();
        } else if (line.isPresent() || unrouted.isRouted(call)) {
            Caller caller = identity.caller();
            refuse(
                    call,
                    "This call takes the role " + word(least) + ", and " + caller.name() + " has the role "
                            + word(identity.role()) + ": ask an admin for it.");
        } else {
            unrouted.handle(call);
        }
    }

    private static String word(Enum<?> role) {
        return role.name().toLowerCase(Locale.ROOT);
    }

    private static void refuse(RoutingContext call, String detail) {
        ProblemResponse.end(call, Problem.of(Problem.Kind.FORBIDDEN, null, detail));
    }

    private static void refuseStranger(RoutingContext call) {
        if (ConsolePath.isOf(call)) {
            ConsolePath.leadToSignIn(call);
            return;
        }
        ProblemResponse.end(
                call,
                Problem.of(
                        Problem.Kind.UNAUTHORIZED,
                        null,
                        "The call does not show a token that is valid here: send one header Authorization: Bearer TOKEN"
                                + " with a token that an admin made or that signing in answered, or with the setting"
                                + " api.token."));
    }

    private static Exception asException(Throwable cause) {
        return cause instanceof Exception exception ? exception : new IllegalStateException(cause);
    }
}
