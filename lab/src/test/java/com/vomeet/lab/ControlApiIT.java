package com.vomeet.lab;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.contract.Json;
import com.vomeet.lab.meeting.ClockAlarms;
import com.vomeet.lab.meeting.SilentSound;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ControlApiIT {
    private static Lab lab;
    private static ClockAlarms alarms;
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @BeforeAll
    static void start() {
        alarms = new ClockAlarms();
        lab = Lab.start(LabConfig.onAnyPort(), new SilentSound(alarms, InstantSource.system()));
    }

    @AfterAll
    static void stop() {
        HTTP.close();
        lab.close();
        alarms.close();
    }

    private record Answer(int status, String text, HttpResponse<String> response) {
        JsonNode json() {
            return Json.MAPPER.readTree(text);
        }
    }

    private static Answer send(String method, String path, String body, String... headers)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(lab.base().resolve(path))
                .timeout(Duration.ofSeconds(30))
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        var response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        return new Answer(response.statusCode(), response.body(), response);
    }

    private static Answer get(String path, String... headers) throws IOException, InterruptedException {
        return send("GET", path, "", headers);
    }

    private static String opened(String yaml) throws IOException, InterruptedException {
        var answer = send("POST", "/lab/meetings", yaml);
        assertThat(answer.status).isEqualTo(201);
        return "/lab/meetings/" + answer.json().path("code").asString();
    }

    @Test
    void aMeetingIsOpenedByItsScenario() throws Exception {
        var answer = send("POST", "/lab/meetings", "{title: Talk, code: one-meet-ing, people: [{name: Ada}]}");
        assertThat(answer.status).isEqualTo(201);
        assertThat(answer.json().path("url").asString()).isEqualTo(lab.base() + "/one-meet-ing");
        var status = get("/lab/meetings/one-meet-ing").json();
        assertThat(status.path("people").toString()).isEqualTo("[\"Ada\"]");
        assertThat(status.path("guests").toString()).isEqualTo("[]");
        assertThat(get("/lab/meetings").text).contains("one-meet-ing");
        assertThat(send("POST", "/lab/meetings", "{code: one-meet-ing}").status).isEqualTo(409);
    }

    @Test
    void aMeetingIsOpenedByAScenariosName() throws Exception {
        var answer = send("POST", "/lab/meetings?scenario=denied", "");
        assertThat(answer.status).isEqualTo(201);
        assertThat(answer.json().path("title").asString()).isEqualTo("Not for you");
        assertThat(send("POST", "/lab/meetings?scenario=nonsense", "").status).isEqualTo(422);
    }

    @Test
    void whatIsWrongIsToldWithItsField() throws Exception {
        var answer = send("POST", "/lab/meetings", "{arrangement: both, script: {loop: 7}}");
        assertThat(answer.status).isEqualTo(422);
        assertThat(answer.json()
                        .path("problems")
                        .valueStream()
                        .map(p -> p.path("field").asString()))
                .contains("arrangement", "script.loop");
    }

    @Test
    void aPromptThatDoesNotExistIsWrong() throws Exception {
        var answer =
                send("POST", "/lab/meetings", "{people: [{name: Ada}], script: {lines: [{who: Ada, says: no-such}]}}");
        assertThat(answer.status).isEqualTo(422);
        assertThat(answer.text).contains("script.lines[0].says");
    }

    @Test
    void eventsAreListedFromAnywhere() throws Exception {
        var meeting = opened("people: [{name: Ada}, {name: Ben}]");
        var events = get(meeting + "/events?from=1").json();
        assertThat(events.size()).isOne();
        assertThat(events.get(0).path("event").asString()).isEqualTo("person_joined");
        assertThat(events.get(0).path("name").asString()).isEqualTo("Ben");
        assertThat(events.get(0).path("at").asString()).matches("\\d{4}-.*Z");
        assertThat(get(meeting + "/events?from=9").text).isEqualTo("[]");
        assertThat(get(meeting + "/events?from=x").status).isEqualTo(422);
    }

    @Test
    void eventsAreSentAsTheyHappen() throws Exception {
        var meeting = opened("people: [{name: Ada}]");
        var request = HttpRequest.newBuilder(URI.create(lab.base() + meeting + "/events"))
                .header("Accept", "text/event-stream")
                .build();
        try (var lines = HTTP.send(request, HttpResponse.BodyHandlers.ofLines()).body()) {
            send("POST", meeting + "/host", "{\"do\": \"end_for_all\"}");
            var events = lines.filter(line -> line.startsWith("data: "))
                    .map(line -> Json.MAPPER
                            .readTree(line.substring("data: ".length()))
                            .path("event")
                            .asString())
                    .limit(3)
                    .toList();
            assertThat(events).containsExactly("person_joined", "person_left", "meeting_ended");
        }
    }

    @Test
    void theHostActs() throws Exception {
        var meeting = opened("people: [{name: Ada}]");
        var answer = send("POST", meeting + "/host", "{\"do\": \"person_leaves\", \"who\": \"Ada\"}");
        assertThat(answer.status).isEqualTo(200);
        assertThat(answer.json().path("people").toString()).isEqualTo("[]");
        assertThat(send("POST", meeting + "/host", "{\"do\": \"fly\"}").status).isEqualTo(422);
    }

    @Test
    void theTruthCanBeAskedFor() throws Exception {
        var truth =
                get(opened("{title: Talk, people: [{name: Ada}]}") + "/truth").json();
        assertThat(truth.path("title").asString()).isEqualTo("Talk");
        assertThat(truth.path("people").toString()).isEqualTo("[\"Ada\"]");
        assertThat(truth.path("spoken").isArray()).isTrue();
    }

    @Test
    void aMeetingIsDeleted() throws Exception {
        var meeting = opened("{}");
        assertThat(send("DELETE", meeting, "").status).isEqualTo(204);
        assertThat(get(meeting).status).isEqualTo(404);
        assertThat(get(meeting + "/truth").status).isEqualTo(404);
    }

    @Test
    void pagesHaveNoBusinessHere() throws Exception {
        var meeting = opened("{}");
        assertThat(get(meeting, "Sec-Fetch-Site", "same-origin").status).isEqualTo(403);
        assertThat(get(meeting, "Sec-Fetch-Site", "cross-site").status).isEqualTo(403);
        assertThat(send(
                                "POST",
                                meeting + "/host",
                                "{\"do\": \"admit\"}",
                                "Origin",
                                lab.base().toString())
                        .status)
                .isEqualTo(403);
        assertThat(send("DELETE", meeting, "", "Sec-Fetch-Site", "same-origin").status)
                .isEqualTo(403);
        assertThat(get(meeting, "Sec-Fetch-Site", "none").status).isEqualTo(200);
        assertThat(get(meeting).response.headers().map()).doesNotContainKey("access-control-allow-origin");
    }

    @Test
    void thePagesPolicyIsStrict() throws Exception {
        var policy = get("/abc-defg-hij").response.headers().firstValue("Content-Security-Policy");
        assertThat(policy)
                .hasValueSatisfying(text -> assertThat(text)
                        .contains("script-src 'self'", "require-trusted-types-for 'script'", "trusted-types 'none'")
                        .contains("connect-src " + lab.base() + "/signal/")
                        .doesNotContain("unsafe"));
    }

    @Test
    void onlyCodesArePages() throws Exception {
        assertThat(get("/abc-defg-hij").status).isEqualTo(200);
        assertThat(get("/abc").status).isEqualTo(404);
        assertThat(get("/static/x/meeting.html").status).isEqualTo(404);
        assertThat(get("/static/x/..%2Fmeeting.html").status).isIn(400, 404);
        assertThat(get("/static/x/main.js").response.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/javascript"));
    }
}
