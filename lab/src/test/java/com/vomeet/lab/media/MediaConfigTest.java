package com.vomeet.lab.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

final class MediaConfigTest {
    private static final InstantSource CLOCK = InstantSource.system();
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    @Test
    void withoutALimitOfSilenceItIsThatOfTheSpecification() {
        assertThat(MediaConfig.loopback(CLOCK)).isEqualTo(new MediaConfig(LOOPBACK, 0, CLOCK, Duration.ofSeconds(30)));
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        var any = new InetSocketAddress(0).getAddress();
        assertThatThrownBy(() -> new MediaConfig(any, 0, CLOCK)).hasMessageContaining("candidate");
        assertThatThrownBy(() -> new MediaConfig(LOOPBACK, -1, CLOCK)).hasMessageContaining("-1");
        assertThatThrownBy(() -> new MediaConfig(LOOPBACK, 65_536, CLOCK)).hasMessageContaining("65536");
        assertThatThrownBy(() -> new MediaConfig(LOOPBACK, 0, CLOCK, Duration.ZERO))
                .hasMessageContaining("silenceLimit");
    }
}
