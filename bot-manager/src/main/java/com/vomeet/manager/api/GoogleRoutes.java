package com.vomeet.manager.api;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.util.List;

/** {@code /google/*}: calendars, answered as the first vomeet's gateway does where none is configured. */
final class GoogleRoutes implements RouteGroup {
    private static final List<HandlerType> METHODS =
            List.of(HandlerType.GET, HandlerType.POST, HandlerType.PUT, HandlerType.DELETE);

    @Override
    public void register(JavalinDefaultRoutingApi routes) {
        METHODS.forEach(method -> routes.addHttpHandler(method, "/google/<path>", GoogleRoutes::refuse));
    }

    private static void refuse(Context context) {
        throw new Refusal(503, "Google Integration service not configured");
    }
}
