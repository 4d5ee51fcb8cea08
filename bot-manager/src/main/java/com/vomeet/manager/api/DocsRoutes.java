package com.vomeet.manager.api;

import com.vomeet.contract.Json;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The API's description, as it is written and as JSON, and a page that shows it. */
final class DocsRoutes implements RouteGroup {
    private final PageFiles files =
            PageFiles.load("/openapi/", List.of("docs.html", "docs.css", "docs.js", "shape.js"));
    private final byte[] written = PageFiles.read("/openapi/openapi.yaml");
    private volatile @Nullable StaticFile json;

    @Override
    public void register(JavalinDefaultRoutingApi routes) {
        var yaml = new StaticFile("application/yaml; charset=utf-8", written);
        routes.get("/openapi.yaml", yaml::serve);
        routes.get("/openapi.json", context -> json().serve(context));
        routes.get("/docs", context -> files.serve(context, "docs.html"));
        routes.get("/redoc", context -> files.serve(context, "docs.html"));
        routes.get("/docs/assets/{file}", context -> files.serve(context, context.pathParam("file")));
    }

    /** Made when it is first asked for: most starts never need it. Two at once make the same. */
    private StaticFile json() {
        var made = json;
        if (made == null) {
            var tree = new YAMLMapper().readTree(written);
            made = new StaticFile("application/json", Json.write(tree).getBytes(StandardCharsets.UTF_8));
            json = made;
        }
        return made;
    }
}
