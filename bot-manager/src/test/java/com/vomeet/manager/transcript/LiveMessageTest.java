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
        comesBack(told);
    }

    @Test
    void aStatusHasItsNumberLastToo() {
        var told = new LiveMessage.Changed(Frames.numbered(7, 43, "{\"type\":\"meeting.status\"}"));
        comesBack(told);
    }

    private static void comesBack(LiveMessage.Changed told) {
        assertThat(LiveMessage.read(told.channel(), told.text()))
                .containsInstanceOf(LiveMessage.Changed.class)
                .map(message -> ((LiveMessage.Changed) message).frame())
                .hasValueSatisfying(frame -> {
                    assertThat(frame.meetingId()).isEqualTo(told.frame().meetingId());
                    assertThat(frame.seq()).isEqualTo(told.frame().seq());
                    assertThat(frame.text()).isEqualTo(told.text());
                });
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
