package com.vomeet.manager.api;

import com.vomeet.manager.log.LogContext;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives each request an id: the one that the client sent, if it has a form that cannot spoil a log, else a new one. It stands in every
 * answer and in every line that is logged meanwhile.
 */
final class RequestIds extends Handler.Wrapper {
    static final String HEADER = "X-Request-Id";
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._-]{1,128}");
    private static final Logger LOG = LoggerFactory.getLogger(RequestIds.class);

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        var id = id(request.getHeaders().get(HEADER));
        response.getHeaders().put(HEADER, id);
        try (var _ = LogContext.request(id)) {
            var handled = super.handle(request, response, callback);
            LOG.debug(
                    "{} {} {} {} ms",
                    request.getMethod(),
                    Request.getPathInContext(request),
                    response.getStatus(),
                    TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - request.getHeadersNanoTime()));
            return handled;
        }
    }

    static String id(@Nullable String given) {
        return given != null && FORM.matcher(given).matches()
                ? given
                : UUID.randomUUID().toString();
    }
}
