package io.github.cliocheckin.security;

import io.github.cliocheckin.api.Problem;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;

/** Answers a call with a problem before any route has seen it. */
final class ProblemResponse {

    private ProblemResponse() {}

    static void end(RoutingContext call, Problem problem) {
        if (ConsolePath.isOf(call)) {
            ConsolePath.refuse(call, problem);
            return;
        }
        JsonObject body = new JsonObject()
                .put("type", problem.type())
                .put("title", problem.title())
                .put("status", problem.status())
                .put("detail", problem.detail());
        if (problem.field() != null) {
            body.put("field", problem.field());
        }
        if (problem.retryAfter() != null) {
            call.response().putHeader(HttpHeaders.RETRY_AFTER, String.valueOf(problem.retryAfter()));
        }
        call.response()
                .setStatusCode(problem.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .end(body.toBuffer());
    }
}
