package com.vomeet.manager.orchestrator;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.contract.Json;
import com.vomeet.contract.bot.BotConfig;
import com.vomeet.manager.Bots;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class BotEnvironmentTest {
    private final WorkloadFolder folder = new WorkloadFolder(Path.of("/state/workloads/one"));

    @Test
    void aBotGetsWhatItNeeds() {
        var spec = Bots.spec("one", 7);
        var environment = BotEnvironment.of(Map.of("PATH", "/bin", "BOT_BROWSER", "headless"), spec, folder);
        assertThat(environment)
                .containsEntry("PATH", "/bin")
                .containsEntry("BOT_BROWSER", "headless")
                .containsEntry("WHISPER_LIVE_URL", "ws://127.0.0.1:9090")
                .containsEntry("TERMINATION_MESSAGE_PATH", "/state/workloads/one/termination")
                .containsEntry("BOT_DATA_DIR", "/state/workloads/one/data")
                .containsEntry("TMPDIR", "/state/workloads/one/tmp");
        assertThat(Json.read(environment.getOrDefault("BOT_CONFIG", ""), BotConfig.class))
                .isEqualTo(spec.config());
    }

    @Test
    void theBrowserLearnsOfTheProxyInEitherCase() {
        var own = Map.of(
                "https_proxy", "http://proxy:3128",
                "HTTP_PROXY", "http://proxy:3129",
                "no_proxy", "localhost");
        assertThat(BotEnvironment.of(own, Bots.spec("one", 7), folder)).containsAllEntriesOf(own);
    }

    @Test
    void aBotGetsNothingElse() {
        var own = Map.of(
                "SIGNING_KEY", "s",
                "DATABASE_PASSWORD", "s",
                "ADMIN_API_TOKEN", "s",
                "REDIS_URL", "s",
                "BOT_CONFIG", "s",
                "JAVA_TOOL_OPTIONS", "s");
        assertThat(BotEnvironment.of(own, Bots.spec("one", 7), folder)).doesNotContainValue("s");
    }
}
