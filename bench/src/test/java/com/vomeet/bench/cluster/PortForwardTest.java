package com.vomeet.bench.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class PortForwardTest {
    @Test
    void theLocalPortIsReadFromWhatKubectlSays() {
        assertThat(PortForward.local("Forwarding from 127.0.0.1:41235 -> 8080")).contains(41235);
    }

    @Test
    void otherLinesSayNothingOfAPort() {
        assertThat(PortForward.local("Forwarding from [::1]:41235 -> 8080")).isEmpty();
        assertThat(PortForward.local("error: services \"x\" not found")).isEmpty();
    }
}
