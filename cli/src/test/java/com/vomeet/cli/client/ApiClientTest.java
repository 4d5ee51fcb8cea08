package com.vomeet.cli.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vomeet.cli.FakeApi;
import com.vomeet.cli.Trouble;
import com.vomeet.contract.MeetingStatus;
import com.vomeet.contract.Secret;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ApiClientTest {
    private final FakeApi api = FakeApi.start();
    private final ApiClient client = new ApiClient(api.endpoint());

    @AfterEach
    void end() {
        client.close();
        api.close();
    }

    @Test
    void aRequestedBotIsAMeeting() {
        var meeting = client.requestBot(Map.of("meeting_url", "http://x/abc-defg-hij"));
        assertThat(meeting.id()).isEqualTo(1);
        assertThat(meeting.status()).isEqualTo(MeetingStatus.REQUESTED);
        assertThat(api.asked()).containsExactly("POST /bots {\"meeting_url\":\"http://x/abc-defg-hij\"}");
    }

    @Test
    void aRefusalSaysWhatWasAskedAndWhyNot() {
        assertThatThrownBy(() -> client.requestBot(Map.of("meeting_url", "taken")))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.status()).isEqualTo(409))
                .hasMessage("POST /bots was refused (409): There already. (meeting 7)");
    }

    @Test
    void aWrongKeyIsRefusedInTheServersWords() {
        try (var stranger = new ApiClient(new Endpoint(api.endpoint().url(), Secret.of("wrong")))) {
            assertThatThrownBy(stranger::meetings).hasMessageContaining("403").hasMessageContaining("Invalid API key");
        }
    }

    @Test
    void aTranscriptIsAskedForByTheMeetingsNumberToo() {
        api.meetings(FakeApi.meeting(3, "active", ""));
        api.segments(FakeApi.segment("Ada", "hello", true));
        var transcript = client.transcript(client.meetings().getFirst());
        assertThat(transcript.lines()).extracting(TranscriptView.Line::text).containsExactly("hello");
        assertThat(api.asked()).contains("GET /transcripts/google_meet/abc-defg-hij");
    }

    @Test
    void aServerAnswersWhateverItThinksOfTheKey() {
        try (var stranger = new ApiClient(new Endpoint(api.endpoint().url(), Secret.of("wrong")))) {
            assertThat(stranger.answers()).isTrue();
        }
    }

    @Test
    void whereNothingListensThereIsNoAnswerAndASentence() {
        api.close();
        assertThat(client.answers()).isFalse();
        assertThatThrownBy(client::meetings)
                .isInstanceOf(Trouble.class)
                .hasMessageContaining("nothing answers at")
                .hasMessageContaining("./vomeet up");
    }
}
