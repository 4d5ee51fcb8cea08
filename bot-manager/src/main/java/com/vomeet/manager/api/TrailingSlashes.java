package com.vomeet.manager.api;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.router.JavalinDefaultRoutingApi;

/** A slash too many at the end of a path is answered with where the path without it is, as the first vomeet does. */
final class TrailingSlashes implements RouteGroup {
    @Override
    public void register(JavalinDefaultRoutingApi routes) {
        routes.beforeMatched(TrailingSlashes::redirect);
    }

    /** The page's own address ends in one. */
    private static void redirect(Context context) {
        var path = context.req().getRequestURI();
        if (path.length() < 2 || !path.endsWith("/") || path.equals("/app/")) {
            return;
        }
        var query = context.queryString();
        // Two slashes at the beginning would name another host.
        var there = "/" + path.replaceFirst("^/+", "").replaceFirst("/+$", "");
        context.redirect(query == null ? there : there + "?" + query, HttpStatus.TEMPORARY_REDIRECT);
        context.skipRemainingHandlers();
    }
}
