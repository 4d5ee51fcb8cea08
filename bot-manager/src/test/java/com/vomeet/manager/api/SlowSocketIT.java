package com.vomeet.manager.api;

import static com.vomeet.manager.api.SocketClient.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vomeet.manager.WebStage;
import com.vomeet.manager.openapi.CheckedHttp;
import com.vomeet.manager.transcript.Outlet;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A client that stops reading, on a real socket whose buffers fill. */
final class SlowSocketIT {
    private static final int FRAMES = 900;

    @Test
    void aClientThatStopsReadingIsToldAndDroppedWhileOthersDoNotWait() {
        try (var stage = new WebStage()) {
            var key = Map.of("X-API-Key", stage.account().key().reveal());
            var bot = stage.bot("sss-slow-sss").joins();
            var live = stage.manager().transcripts().live();
            try (var slow = new SleepingClient(stage.base(), key);
                    var quick = new SocketClient(stage.base(), "/ws", key)) {
                slow.subscribe("sss-slow-sss");
                quick.subscribe("sss-slow-sss", 0L);
                await().atMost(PATIENCE).until(() -> live.readers() == 2);
                var words = "word ".repeat(3_900);
                for (var n = 0; n < FRAMES; n++) {
                    bot.says("Ada", words);
                }
                bot.says("Ada", "the end");
                await().atMost(PATIENCE).until(() -> live.readers() == 1);
                // It reads on: behind what was on its way it finds why there is no more.
                slow.wake();
                assertThat(slow.awaitClosed()).isEqualTo(Outlet.TOO_SLOW);
                assertThat(slow.lastWords().path("error").asString()).isEqualTo("too_slow");
                assertThat(CheckedHttp.contract().problems("ServerFrame", slow.lastWords()))
                        .isEmpty();

                await().atMost(PATIENCE.multipliedBy(2))
                        .until(() -> quick.texts().contains("the end"));
                assertThat(quick.texts()).hasSize(FRAMES + 1);
                bot.says("Ada", "after the end");
                await().atMost(PATIENCE).until(() -> quick.texts().contains("after the end"));
            }
        }
    }
}
