package com.vomeet.cli.product;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.cli.FakeApi;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RecallIT {
    @TempDir
    Path folder;

    private final FakeApi api = FakeApi.start();

    @AfterEach
    void end() {
        api.close();
    }

    @Test
    void everyBotThatIsInAMeetingIsCalledBack() {
        api.meetings(FakeApi.meeting(2, "active", ""), FakeApi.meeting(1, "completed", "stopped"));
        recall(Duration.ofMinutes(1));
        assertThat(api.asked()).containsExactly("GET /meetings", "DELETE /bots/google_meet/abc-defg-hij");
    }

    @Test
    void whereNoBotIsOutNothingIsWaitedFor() {
        api.meetings(FakeApi.meeting(1, "completed", "stopped"));
        recall(Duration.ofMinutes(1));
        assertThat(api.asked()).containsExactly("GET /meetings");
    }

    @Test
    void aManagerThatIsGoneDoesNotKeepTheRestFromEnding() {
        api.close();
        recall(Duration.ofMinutes(1));
        assertThat(api.asked()).isEmpty();
    }

    @Test
    void aBotThatStaysIsEndedWhenPatienceIsOver() throws IOException {
        var bot = startLooksLikeABot();
        Awaitility.await().until(() -> !BotProgram.running(folder).isEmpty());
        recall(Duration.ofMillis(200));
        bot.onExit().join();
        assertThat(BotProgram.running(folder)).isEmpty();
    }

    @Test
    void aBotThatLeavesByItselfIsAwaited() throws IOException {
        var bot = startLooksLikeABot();
        Awaitility.await().until(() -> !BotProgram.running(folder).isEmpty());
        var _ = Thread.ofVirtual().start(() -> {
            Awaitility.await().until(() -> api.asked().contains("GET /meetings"));
            bot.destroy();
        });
        recall(Duration.ofMinutes(1));
        assertThat(BotProgram.running(folder)).isEmpty();
        assertThat(bot.isAlive()).isFalse();
    }

    private void recall(Duration patience) {
        new Recall(api.endpoint(), folder, patience).close();
    }

    /** By its command line, which is what the product looks at. */
    private Process startLooksLikeABot() throws IOException {
        var source = Files.writeString(
                folder.resolve("Bot.java"), "void main() throws Exception { Thread.currentThread().join(); }");
        var java = Path.of(System.getProperty("java.home"), "bin/java").toString();
        return new ProcessBuilder(java, "-Dvomeet.workload=" + folder + "/workloads/one", source.toString()).start();
    }
}
