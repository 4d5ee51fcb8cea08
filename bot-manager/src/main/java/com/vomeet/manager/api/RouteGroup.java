package com.vomeet.manager.api;

import io.javalin.router.JavalinDefaultRoutingApi;

/** The routes of one part of the API. */
@FunctionalInterface
interface RouteGroup {
    void register(JavalinDefaultRoutingApi routes);
}
