package io.github.cliocheckin.security;

import io.github.cliocheckin.api.Problem;
import io.github.cliocheckin.page.Page;
import io.github.cliocheckin.page.Pages;
import io.github.cliocheckin.page.RefusedModel;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** What a browser gets that asks for a page of the console and does not get it. */
final class ConsolePath {

    private static final String ROOT = "/console";
    private static final String SIGN_IN = ROOT + "/sign-in";

    private static final Pages PAGES = new Pages();

    private ConsolePath() {}

    static boolean isOf(RoutingContext call) {
        return isOf(call.normalizedPath());
    }

    /** The root of all leads to it. */
    static boolean isOf(String path) {
        return path.equals("/") || path.equals(ROOT) || path.startsWith(ROOT + "/");
    }

    /** And back to the page, if it was one that can be asked for again. */
    static void leadToSignIn(RoutingContext call) {
        boolean isPart = call.request().headers().contains("HX-Request");
        String way = call.request().method().equals(HttpMethod.GET) && !isPart
                ? SIGN_IN + "?then=" + URLEncoder.encode(call.request().uri(), StandardCharsets.UTF_8)
                : SIGN_IN;
        if (isPart) {
            call.response().setStatusCode(401).putHeader("HX-Redirect", way).end();
        } else {
            call.response()
                    .setStatusCode(303)
                    .putHeader(HttpHeaders.LOCATION, way)
                    .end();
        }
    }

    /** Why there is no page. */
    static void refuse(RoutingContext call, Problem problem) {
        Page page = PAGES.page(
                problem.status(),
                "refused",
                new RefusedModel(
                        "This page is not shown", problem.detail(), "Go back, or begin again at " + ROOT + "."));
        call.response()
                .setStatusCode(page.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/html; charset=utf-8")
                .putHeader("Content-Security-Policy", Pages.contentSecurityPolicy(""))
                .end(page.html());
    }
}
