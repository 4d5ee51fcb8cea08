package com.vomeet.manager.api;

import static com.vomeet.manager.RunningManager.meet;
import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.manager.RunningManager;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

final class MeetingRoutesIT {
    private static RunningManager running;

    @BeforeAll
    static void start() {
        running = new RunningManager();
        for (var code : new String[] {"abc-defg-aaa", "abc-defg-bbb", "abc-defg-ccc"}) {
            running.client.post("/bots", meet(code)).expect(201);
        }
        running.client
                .post("/bots", "{\"platform\":\"teams\",\"native_meeting_id\":\"1234567890\"}")
                .expect(201);
        running.client.delete("/bots/google_meet/abc-defg-bbb").expect(202);
    }

    @AfterAll
    static void stop() {
        running.close();
    }

    private static JsonNode list(String query) {
        return running.client.get("/meetings" + query).expect(200).get("meetings");
    }

    @Test
    void theNewestComesFirst() {
        assertThat(list(""))
                .extracting(meeting -> meeting.get("native_meeting_id").asString())
                .containsExactly("1234567890", "abc-defg-ccc", "abc-defg-bbb", "abc-defg-aaa");
    }

    @Test
    void theListIsPagedAndFiltered() {
        assertThat(list("?limit=1&offset=1"))
                .extracting(meeting -> meeting.get("native_meeting_id").asString())
                .containsExactly("abc-defg-ccc");
        assertThat(list("?platform=teams").size()).isEqualTo(1);
        assertThat(list("?status=failed").size()).isZero();
        assertThat(list("?status=stopping&status=completed&status=failed&q=BBB"))
                .extracting(meeting -> meeting.get("native_meeting_id").asString())
                .containsExactly("abc-defg-bbb");
        assertThat(list("?from=2020-01-01&to=2020-12-31").size()).isZero();
        assertThat(list("?from=2020-01-01T00:00:00%2B01:00").size()).isEqualTo(4);
    }

    @Test
    void thePagesLeadFromOneToTheNext() {
        var first = running.client.get("/meetings?limit=3&q=abc%20defg").expect(200);
        assertThat(first.get("total").asInt()).isEqualTo(3);
        assertThat(first.get("next").isNull()).isTrue();
        var page = running.client.get("/meetings?limit=1&q=abc%20defg").expect(200);
        var seen = new java.util.ArrayList<String>();
        while (true) {
            page.get("meetings")
                    .forEach(
                            meeting -> seen.add(meeting.get("native_meeting_id").asString()));
            if (page.get("next").isNull()) {
                break;
            }
            page = running.client.get(page.get("next").asString()).expect(200);
        }
        assertThat(seen).containsExactly("abc-defg-ccc", "abc-defg-bbb", "abc-defg-aaa");
        var beyond = running.client.get("/meetings?offset=100").expect(200);
        assertThat(beyond.get("total").asInt()).isEqualTo(4);
        assertThat(beyond.get("meetings").size()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "?limit=0, greater_than_equal",
        "?limit=many, int_parsing",
        "?limit=1001, less_than_equal",
        "?offset=-1, greater_than_equal",
        "?status=gone, enum",
        "?platform=webex, enum",
        "?from=soon, datetime_parsing",
        "?to=2026-13-01, datetime_parsing",
        "?q=%20, string_too_short",
        "?q=a+b+c+d+e+f+g+h+i+j+k, value_error"
    })
    void wrongQueriesAreNamed(String query, String type) {
        var detail = running.client.get("/meetings" + query).expect(422).get("detail");
        assertThat(detail.get(0).get("type").asString()).isEqualTo(type);
        assertThat(detail.get(0).get("loc").get(0).asString()).isEqualTo("query");
    }

    @Test
    void oneMeetingIsFoundByItsId() {
        var first = list("").get(3);
        assertThat(running.client.get("/meetings/" + first.get("id")).expect(200))
                .isEqualTo(first);
        assertThat(running.client.get("/meetings/999999").expect(404).toString())
                .isEqualTo("{\"detail\":\"Meeting not found\"}");
        running.client.get("/meetings/first").expect(422);
        running.client.get("/meetings/99999999999999999999").expect(422);
    }

    @Test
    void whatHappenedToAMeetingIsTold() {
        var id = list("").get(2).get("id");
        var events =
                running.client.get("/meetings/" + id + "/events").expect(200).get("events");
        assertThat(events.get(0).get("kind").asString()).isEqualTo("status_change");
        assertThat(events.get(0).get("from").isNull()).isTrue();
        assertThat(events.get(0).get("to").asString()).isEqualTo("requested");
        assertThat(events.get(1).get("to").asString()).isEqualTo("stopping");
        assertThat(events.get(1).get("source").asString()).isEqualTo("user");
        running.client.get("/meetings/999999/events").expect(404);
    }
}
