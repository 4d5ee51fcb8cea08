package com.vomeet.manager.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.cdp.Event;
import com.vomeet.contract.Json;
import com.vomeet.manager.RunningManager;
import com.vomeet.manager.openapi.CheckedHttp;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The description as it is served, and that it is the whole truth about which paths there are. */
final class DocsRoutesIT {
    private static RunningManager running;

    @BeforeAll
    static void open() {
        running = new RunningManager();
    }

    @AfterAll
    static void end() {
        running.close();
    }

    private static HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(running.manager.base() + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try (var http = CheckedHttp.open()) {
            return http.send(request.build(), BodyHandlers.ofString());
        }
    }

    @Test
    void theFileIsServedAsItIsWrittenAndAsJson() throws IOException, InterruptedException {
        var written = Files.readString(Path.of("src/main/resources/openapi/openapi.yaml"));
        assertThat(get("/openapi.yaml").body()).isEqualTo(written);
        var json = get("/openapi.json");
        assertThat(Json.MAPPER.readTree(json.body())).isEqualTo(new YAMLMapper().readTree(written));
        assertThat(json.body()).contains("\"title\":\"Vomeet API Gateway\"", "\"user_id\":null");
    }

    @Test
    void whatHasNotChangedIsNotSentAgain() throws IOException, InterruptedException {
        var tag = get("/openapi.json").headers().firstValue("ETag").orElseThrow();
        assertThat(get("/openapi.json", "If-None-Match", tag).statusCode()).isEqualTo(304);
    }

    @Test
    void everyPathThatIsAnsweredIsDescribedAndTheOtherWayRound() throws IOException, InterruptedException {
        var described = new TreeSet<String>();
        var api = Json.MAPPER.readTree(get("/openapi.json").body());
        var methods = Set.of("get", "post", "put", "patch", "delete");
        api.get("paths")
                .properties()
                .forEach(path -> path.getValue().propertyNames().stream()
                        .filter(methods::contains)
                        .forEach(method -> described.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
        var answered = new TreeSet<String>();
        running.manager
                .routes()
                .forEach(route -> answered.add(route.replace('<', '{').replace('>', '}')));
        assertThat(answered).isEqualTo(described);
    }

    @Test
    void thePageShowsEachOperationAndOpensTheOneThatIsNamed() {
        try (var tab = Tab.open()) {
            tab.go(running.manager.base(), "/docs");
            tab.awaitText("Vomeet API Gateway");
            tab.awaitText("Send a bot into a meeting");
            var shown =
                    tab.value("document.querySelectorAll('.operation').length").asInt(0);
            assertThat(shown).isEqualTo(tab.value("""
                            fetch('/openapi.json').then(r => r.json()).then(a => [...Object.values(a.paths), ...Object.values(a.webhooks)]
                            .flatMap(p => Object.keys(p).filter(k => k !== 'parameters')).length)
                            """).asInt(-1));
            tab.go(running.manager.base(), "/redoc#requestBot");
            tab.awaitText("waiting_room_timeout");
            assertThat(tab.events()).noneMatch(Event.ScriptFailed.class::isInstance);
            assertThat(tab.events())
                    .noneMatch(e ->
                            e instanceof Event.Logged(var _, var text, var _) && text.contains("Content Security"));
        }
    }
}
