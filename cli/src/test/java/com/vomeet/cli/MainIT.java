package com.vomeet.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vomeet.cli.product.DataLock;
import com.vomeet.contract.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The client commands as programs of their own, for their environment says where the product is. */
final class MainIT {
    private final FakeApi api = FakeApi.start();

    @TempDir
    Path data;

    @AfterEach
    void end() {
        api.close();
    }

    @Test
    void joinSendsTheAddressAndSaysWhatToDoNext() throws Exception {
        var said = vomeet("join", "http://x/abc-defg-hij", "--name", "Scribe", "--language", "en");
        assertThat(said.status()).isZero();
        assertThat(said.out()).startsWith("Meeting 1: a bot is on its way.").contains("./vomeet transcript 1 --follow");
        assertThat(api.askedInOne()).contains("\"bot_name\":\"Scribe\"", "\"language\":\"en\"");
    }

    @Test
    void aRefusedBotIsASentenceAndExitStatusOne() throws Exception {
        var said = vomeet("join", "http://x/taken");
        assertThat(said.status()).isEqualTo(1);
        assertThat(said.out()).isEmpty();
        assertThat(said.err().strip()).isEqualTo("vomeet: POST /bots was refused (409): There already. (meeting 7)");
    }

    @Test
    void lsShowsALineForEachMeetingAndAsJsonWhatTheApiGave() throws Exception {
        api.meetings(FakeApi.meeting(2, "active", ""), FakeApi.meeting(1, "completed", "left_alone"));
        assertThat(vomeet("ls").out().lines())
                .hasSize(2)
                .last()
                .asString()
                .matches(" +1 +google_meet +abc-defg-hij +completed +left_alone");
        var json = vomeet("ls", "--json").out().lines().toList();
        assertThat(Json.MAPPER.readTree(json.getFirst()).path("id").asLong(0)).isEqualTo(2);
    }

    @Test
    void noMeetingsIsSaidWithWhatToDo() throws Exception {
        assertThat(vomeet("ls").out()).contains("No meetings yet. ./vomeet join URL");
        assertThat(vomeet("ls", "--json").out()).isEmpty();
    }

    @Test
    void leaveTakesTheNumberOrTheCode() throws Exception {
        api.meetings(FakeApi.meeting(2, "active", ""));
        assertThat(vomeet("leave", "2").status()).isZero();
        assertThat(vomeet("leave", "abc-defg-hij").out()).contains("Stop request accepted");
        assertThat(api.asked()).filteredOn(asked -> asked.startsWith("DELETE")).hasSize(2);
    }

    @Test
    void aMeetingThatThereIsNotIsASentence() throws Exception {
        var said = vomeet("transcript", "9");
        assertThat(said.status()).isEqualTo(1);
        assertThat(said.err().strip()).isEqualTo("vomeet: there is no meeting 9; ./vomeet ls lists them");
    }

    @Test
    void theTranscriptOfAnEndedMeetingIsPrintedAtOnceEvenWhenFollowed() throws Exception {
        api.meetings(FakeApi.meeting(2, "completed", "stopped"));
        api.segments(FakeApi.segment("Ada", "hello", true), FakeApi.segment("Ben", "bye", true));
        assertThat(vomeet("transcript", "2").out()).isEqualTo("Ada: hello\nBen: bye\n");
        assertThat(vomeet("transcript", "2", "--follow").out()).isEqualTo("Ada: hello\nBen: bye\n");
        var json = vomeet("transcript", "2", "--json").out().lines().toList();
        assertThat(Json.MAPPER.readTree(json.getLast()).path("speaker").asString(""))
                .isEqualTo("Ben");
    }

    @Test
    void nothingSaidIsToldApartFromTheText() throws Exception {
        api.meetings(FakeApi.meeting(2, "completed", "stopped"));
        var said = vomeet("transcript", "2");
        assertThat(said.out()).isEmpty();
        assertThat(said.err()).contains("Nothing was said");
    }

    @Test
    void followingGoesOnUntilTheMeetingEnds() throws Exception {
        api.meetings(FakeApi.meeting(2, "active", ""));
        var follow = start("transcript", "2", "--follow");
        await().atMost(Duration.ofSeconds(30)).until(() -> api.askedInOne().contains("WS "));
        api.say("{\"type\":\"transcript.mutable\",\"meeting\":{\"id\":2},\"payload\":{\"segments\":["
                + FakeApi.segment("Ada", "hello", true) + "]}}");
        api.sayStatus(2, "completed");
        var said = Said.by(follow);
        assertThat(said.status()).isZero();
        assertThat(said.out()).contains("the bot is in the call", "Ada            hello", "the meeting is over");
    }

    @Test
    void aMeetingThatEndsBeforeItIsSubscribedToIsNotFollowedForEver() throws Exception {
        api.meetings(FakeApi.meeting(2, "joining", ""));
        api.onceSubscribed(FakeApi.meeting(2, "completed", "stopped"));
        var said = vomeet("transcript", "2", "--follow");
        assertThat(said.status()).isZero();
        assertThat(said.out()).contains("the bot opens the meeting's page", "the meeting is over");
    }

    @Test
    void followingABrokenConnectionEndsWithExitStatusOne() throws Exception {
        api.meetings(FakeApi.meeting(2, "active", ""));
        var follow = start("transcript", "2", "--follow");
        await().atMost(Duration.ofSeconds(30)).until(() -> api.askedInOne().contains("WS "));
        api.hangUp();
        assertThat(Said.by(follow).status()).isEqualTo(1);
    }

    /** Until it runs nothing but its lock tells of it. */
    @Test
    void upBesideAnotherThatIsStillStartingIsASentence() throws Exception {
        try (var _ = DataLock.take(data).orElseThrow()) {
            var said = vomeet("up", "--fresh");
            assertThat(said.status()).isEqualTo(1);
            assertThat(said.out()).isEmpty();
            assertThat(said.err().strip())
                    .startsWith("vomeet: another one is starting or running already with the data in " + data + "; ");
        }
    }

    @Test
    void theKeyIsPrintedAlone() throws Exception {
        assertThat(vomeet("key").out()).isEqualTo(FakeApi.KEY + "\n");
    }

    @Test
    void aMissingArgumentIsToldWithTheUsageAndExitStatusTwo() throws Exception {
        var said = vomeet("leave");
        assertThat(said.status()).isEqualTo(2);
        assertThat(said.err()).contains("Missing required parameter: 'MEETING'", "Usage: ./vomeet leave");
    }

    private Said vomeet(String... arguments) throws Exception {
        return Said.by(start(arguments));
    }

    private Process start(String... arguments) throws IOException {
        var builder = Said.program(arguments);
        builder.environment().put("VOMEET_URL", api.endpoint().url().toString());
        builder.environment().put("VOMEET_API_KEY", FakeApi.KEY);
        builder.environment().put("VOMEET_DATA", data.toString());
        return builder.start();
    }
}
