package com.vomeet.cli.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vomeet.cli.FakeApi;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class LiveTextTest {
    private final FakeApi api = FakeApi.start();
    private final ApiClient client = new ApiClient(api.endpoint());
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final LiveText live = client.live(new LiveText.Listener() {
        @Override
        public void text(long meetingId, List<TranscriptView.Line> lines) {
            lines.forEach(line -> heard.add(meetingId + " " + line.speaker() + ": " + line.text()));
        }

        @Override
        public void status(long meetingId, String status) {
            heard.add(meetingId + " is " + status);
        }

        @Override
        public void trouble(String what) {
            heard.add("! " + what);
        }
    });

    @AfterEach
    void end() {
        live.close();
        client.close();
        api.close();
    }

    @Test
    void textAndStatusArriveWithTheirMeeting() {
        subscribe();
        api.say("{\"type\":\"transcript.mutable\",\"meeting\":{\"id\":4},\"payload\":{\"segments\":["
                + FakeApi.segment("Ada", "hello", true) + "]}}");
        api.sayStatus(4, "active");
        await().until(() -> heard.size() == 2);
        assertThat(heard).containsExactly("4 Ada: hello", "4 is active");
    }

    @Test
    void aSubscriptionNamesPlatformAndMeeting() {
        subscribe();
        assertThat(api.askedInOne())
                .contains("\"action\":\"subscribe\"", "\"platform\":\"google_meet\"", "\"native_id\":\"abc-defg-hij\"");
    }

    @Test
    void whatIsUnknownIsPassedOver() {
        subscribe();
        api.say("{\"type\":\"something.new\"}");
        api.sayStatus(4, "active");
        await().until(() -> !heard.isEmpty());
        assertThat(heard).containsExactly("4 is active");
    }

    @Test
    void aRefusalIsTrouble() {
        subscribe();
        api.say("{\"type\":\"error\",\"error\":\"invalid_json\"}");
        await().until(() -> !heard.isEmpty());
        assertThat(heard).singleElement().asString().startsWith("! ").contains("invalid_json");
    }

    @Test
    void aServerThatHangsUpIsTrouble() {
        subscribe();
        api.hangUp();
        await().until(() -> !heard.isEmpty());
        assertThat(heard).first().asString().contains("the server closed the live connection");
    }

    @Test
    void aLongFrameComesWhole() {
        subscribe();
        var text = "word ".repeat(20_000).strip();
        api.say("{\"type\":\"transcript.mutable\",\"meeting\":{\"id\":4},\"payload\":{\"segments\":["
                + FakeApi.segment("Ada", text, true) + "]}}");
        await().until(() -> !heard.isEmpty());
        assertThat(heard).containsExactly("4 Ada: " + text);
    }

    /** The fake has noted the reader once it has heard it. */
    private void subscribe() {
        api.meetings(FakeApi.meeting(4, "active", ""));
        live.subscribe(client.meetings().getFirst());
        await().until(() -> api.askedInOne().contains("WS "));
    }
}
