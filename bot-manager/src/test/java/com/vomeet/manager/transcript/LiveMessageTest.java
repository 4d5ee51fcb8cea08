package com.vomeet.manager.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LiveMessageTest {
    @Test
    void aFrameComesBackAsItWasTold() {
        var frame = new Frames(InstantSource.system()).text(7, 42, List.of());
        var told = new LiveMessage.Changed(frame);
        assertThat(told.channel()).isEqualTo("live:meeting:7");
        assertThat(LiveMessage.read(told.channel(), told.text())).contains(told);
    }

    @Test
    void aStatusHasItsNumberLastToo() {
        var told = new LiveMessage.Changed(Frames.numbered(7, 43, "{\"type\":\"meeting.status\"}"));
        assertThat(LiveMessage.read(told.channel(), told.text())).contains(told);
    }

    @Test
    void anErasureComesBackAsItWasTold() {
        var told = new LiveMessage.Erased(7);
        assertThat(LiveMessage.read(told.channel(), told.text())).contains(told);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "live:meeting:7 | hello",
                "live:meeting:7 | {\"seq\":x}",
                "live:meeting:7 | {\"seq\":7} and more",
                "live:meeting:x | {\"seq\":7}",
                "live:all | {}",
                "live:all | no json"
            })
    void whatOthersPublishIsPassedOver(String channel, String text) {
        assertThat(LiveMessage.read(channel, text)).isEmpty();
    }
}
