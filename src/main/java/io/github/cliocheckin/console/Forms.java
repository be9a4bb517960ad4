package io.github.cliocheckin.console;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Message;
import org.apache.camel.component.platform.http.vertx.HttpMessage;

/** Reads forms from the request itself: what Camel makes of them is mixed with the headers, which nobody outside may fill. */
public final class Forms {

    public Form read(Message call) {
        HttpServerRequest request = ((HttpMessage) call).getRequest();
        Map<String, List<String>> values = new LinkedHashMap<>();
        request.formAttributes()
                .forEach(field -> values.computeIfAbsent(field.getKey(), any -> new ArrayList<>())
                        .add(field.getValue()));
        return new Form(values, request.headers().getAll(HttpHeaders.COOKIE));
    }
}
