package com.vomeet.cli.product;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.cli.FakeApi;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class RecallTest {
    private final FakeApi api = FakeApi.start();

    @AfterEach
    void end() {
        api.close();
    }

    @Test
    void everyBotThatIsInAMeetingIsCalledBackAndAwaited() {
        api.meetings(FakeApi.meeting(2, "active", ""), FakeApi.meeting(1, "completed", "stopped"));
        new Recall(api.endpoint(), Duration.ofMinutes(1)).callBack();
        assertThat(api.asked())
                .containsExactly("GET /meetings", "DELETE /bots/google_meet/abc-defg-hij", "GET /meetings");
    }

    @Test
    void whereNoBotIsOutNothingIsWaitedFor() {
        api.meetings(FakeApi.meeting(1, "completed", "stopped"));
        new Recall(api.endpoint(), Duration.ofMinutes(1)).callBack();
        assertThat(api.asked()).containsExactly("GET /meetings");
    }

    @Test
    void aBotThatStaysIsNotWaitedForWithoutEnd() {
        api.botsStay();
        api.meetings(FakeApi.meeting(2, "active", ""));
        new Recall(api.endpoint(), Duration.ofMillis(300)).callBack();
        assertThat(api.asked()).contains("DELETE /bots/google_meet/abc-defg-hij");
    }

    @Test
    void aManagerThatIsGoneDoesNotKeepTheRestFromEnding() {
        var endpoint = api.endpoint();
        api.close();
        new Recall(endpoint, Duration.ofMinutes(1)).callBack();
        assertThat(api.asked()).isEmpty();
    }
}
