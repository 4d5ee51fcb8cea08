package com.vomeet.e2e.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vomeet.contract.EndReason;
import com.vomeet.contract.Json;
import com.vomeet.contract.Platform;
import com.vomeet.contract.Secret;
import com.vomeet.contract.bot.AutomaticLeave;
import com.vomeet.contract.bot.BotConfig;
import com.vomeet.contract.control.TerminationMessage;
import com.vomeet.lab.Lab;
import com.vomeet.lab.LabConfig;
import com.vomeet.lab.scenario.Scenario;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bot's image knocks at a lab meeting, and is called away. */
@Tag("cluster")
final class BotImageIT {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @TempDir
    private Path folder;

    @Test
    void itKnocksFromAReadOnlyRootAndASignalWithdrawsTheKnock() throws Exception {
        var image = Archive.of("bot");
        var root = image.unpack(folder);
        var shared = Files.createDirectory(folder.resolve("shared"));
        Archive.run(List.of("chmod", "777", shared.toString()));
        try (var lab = Lab.start(LabConfig.onAnyPort());
                var meeting = lab.open(Scenario.named("lobby"));
                var bot = Box.start(image, root, shared, environment(meeting.url(), meeting.code()))) {
            await("the knock").atMost(PATIENCE).until(() -> !meeting.knocks().isEmpty());
            bot.terminate();
            assertThat(bot.awaitExit()).as(bot.log()).isEqualTo(143);
            await("the knock is withdrawn")
                    .atMost(PATIENCE)
                    .until(() -> meeting.guests().isEmpty());
            var last = Json.read(Files.readString(shared.resolve("last")), TerminationMessage.class);
            assertThat(last.reason()).isEqualTo(EndReason.TERMINATED);
            assertThat(last.exitCode()).isEqualTo(143);
        }
    }

    private static Map<String, String> environment(URI url, String code) {
        var config = new BotConfig(
                7,
                Platform.GOOGLE_MEET,
                url,
                "Vomeet Bot",
                Secret.of("none"),
                code,
                "connection-7",
                "en",
                "transcribe",
                null,
                "bot-7",
                new AutomaticLeave(600_000, 600_000, 600_000, null),
                null,
                null,
                null,
                null,
                null);
        return Map.of(
                "BOT_CONFIG", Json.write(config),
                "WHISPER_LIVE_URL", "ws://127.0.0.1:9/ws",
                "TERMINATION_MESSAGE_PATH", "/shared/last");
    }
}
