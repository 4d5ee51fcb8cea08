package com.vomeet.bench.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StandInsIT {
    private static final String CONFIG = """
        {"meeting_id":7,"platform":"google_meet","meetingUrl":"https://meet.example/abc-defg-hij","botName":"V",
         "token":"t","nativeMeetingId":"abc-defg-hij","connectionId":"c-1"}
        """;

    @TempDir
    Path folder;

    private StandIns.StandIn start(StandIns bots, String workload) throws IOException {
        var command = new ArrayList<>(bots.command());
        var builder = new ProcessBuilder(command);
        var data = Files.createDirectories(folder.resolve("workloads/" + workload + "/data"));
        builder.environment().put("BOT_DATA_DIR", data.toString());
        builder.environment().put("BOT_CONFIG", CONFIG);
        var _ = builder.start();
        await().atMost(Duration.ofSeconds(20))
                .until(() -> bots.all().stream().anyMatch(one -> one.workload().equals(workload) && one.isAlive()));
        return bots.all().stream()
                .filter(one -> one.workload().equals(workload))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void itSaysThatItWasStartedKeepsItsConfigurationAndRunsUntilItIsEnded() throws IOException {
        var bots = new StandIns(folder.resolve("bots"));
        assertThat(bots.all()).isEmpty();
        var one = start(bots, "vomeet-bot-7-aaaaaaaa");
        var other = start(bots, "vomeet-bot-70-bbbbbbbb");
        assertThat(bots.of(7)).containsExactly(one);
        assertThat(bots.config(one).orElseThrow().connectionId()).isEqualTo("c-1");
        one.end();
        await().atMost(Duration.ofSeconds(20)).until(() -> !one.isAlive());
        other.kill();
        await().atMost(Duration.ofSeconds(20)).until(() -> !other.isAlive());
        assertThat(bots.of(7)).as("what was started stays known").hasSize(1);
    }
}
