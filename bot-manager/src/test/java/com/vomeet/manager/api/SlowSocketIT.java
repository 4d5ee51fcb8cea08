package com.vomeet.manager.api;

import static com.vomeet.manager.api.SocketClient.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vomeet.manager.WebStage;
import com.vomeet.manager.openapi.CheckedHttp;
import java.net.URI;
import java.net.http.WebSocket;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A client that stops reading, on a real socket whose buffers fill. */
final class SlowSocketIT {
    private static final int FRAMES = 900;

    /** Asks for nothing: what comes stays in the network's buffers. */
    private static final class Sleeper implements WebSocket.Listener {
        @Override
        public void onOpen(WebSocket webSocket) {
            // The default would ask for the first message.
        }
    }

    @Test
    void aClientThatStopsReadingIsDroppedWhileOthersDoNotWait() {
        try (var stage = new WebStage();
                var http = CheckedHttp.open()) {
            var secret = stage.account().key().reveal();
            var bot = stage.bot("sss-slow-sss").joins();
            var slow = http.newWebSocketBuilder()
                    .header("X-API-Key", secret)
                    .buildAsync(URI.create("ws://" + stage.base().getAuthority() + "/ws"), new Sleeper())
                    .join();
            slow.sendText(
                            "{\"action\":\"subscribe\",\"meetings\":[{\"platform\":\"google_meet\","
                                    + "\"native_id\":\"sss-slow-sss\",\"after\":0}]}",
                            true)
                    .join();
            var live = stage.manager().transcripts().live();
            try (var quick = new SocketClient(stage.base(), "/ws", Map.of("X-API-Key", secret))) {
                quick.subscribe("sss-slow-sss", 0L);
                var words = "word ".repeat(3_900);
                for (var n = 0; n < FRAMES; n++) {
                    bot.says("Ada", words);
                }
                bot.says("Ada", "the end");
                await().atMost(PATIENCE.multipliedBy(2))
                        .until(() -> quick.texts().contains("the end"));
                assertThat(quick.texts()).hasSize(FRAMES + 1);
                await().atMost(PATIENCE).until(() -> live.readers() == 1);
                bot.says("Ada", "after the end");
                await().atMost(PATIENCE).until(() -> quick.texts().contains("after the end"));
            } finally {
                slow.abort();
            }
        }
    }
}
