package com.vomeet.manager.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class LiveFrameTest {
    private final AtomicInteger times = new AtomicInteger();
    private final LiveFrame frame = new LiveFrame(7, 3, () -> "written " + times.incrementAndGet());

    @Test
    void nothingIsWrittenForNobody() {
        assertThat(frame.meetingId()).isEqualTo(7);
        assertThat(frame.seq()).isEqualTo(3);
        assertThat(times).hasValue(0);
    }

    @Test
    void manyReadersGetWhatIsWrittenOnce() {
        assertThat(frame.text()).isEqualTo("written 1").isSameAs(frame.text());
        assertThat(times).hasValue(1);
    }
}
