package com.vomeet.manager.api;

import static com.vomeet.manager.api.SocketClient.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vomeet.manager.WebStage;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** A client of server-sent events that stops reading, on a real socket whose buffers fill. */
final class SlowStreamIT {
    private static final int FRAMES = 900;

    @Test
    void aStreamThatIsNotReadIsDroppedWhileOthersDoNotWait() throws IOException {
        try (var stage = new WebStage();
                var slow = new Socket()) {
            var bot = stage.bot("sss-slow-sse").joins();
            slow.setReceiveBufferSize(4_096);
            slow.connect(
                    new InetSocketAddress(stage.base().getHost(), stage.base().getPort()));
            slow.getOutputStream()
                    .write(("GET /meetings/" + bot.meeting()
                                    + "/stream HTTP/1.1\r\nHost: x\r\nConnection: close\r\nX-API-Key: "
                                    + stage.account().key().reveal() + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            var live = stage.manager().transcripts().live();
            await().atMost(PATIENCE).until(() -> live.readers() == 1);
            try (var quick = new EventClient(stage.client().request("/meetings/" + bot.meeting() + "/stream"))) {
                var words = "word ".repeat(3_900);
                for (var n = 0; n < FRAMES; n++) {
                    bot.says("Ada", words);
                }
                bot.says("Ada", "the end");
                await().atMost(PATIENCE.multipliedBy(3))
                        .until(() -> quick.texts().contains("the end"));
                assertThat(quick.texts()).hasSize(FRAMES + 1);

                await().atMost(PATIENCE).until(() -> live.readers() == 1);
                bot.says("Ada", "after the end");
                quick.awaitText("after the end");
            }
        }
    }
}
