package com.vomeet.speech;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;

final class SamplesTest {
    @Test
    void sixteenBitsComeThroughUnchanged() {
        var all = new short[] {0, 1, -1, 12_345, Short.MAX_VALUE, Short.MIN_VALUE};

        assertThat(Samples.read(SpeechClient.wire(all))).isEqualTo(all);
    }

    @Test
    void whatIsTooLoudIsCutAndNoNumberIsSilence() {
        assertThat(Samples.read(wire(1.5f, -7f, Float.POSITIVE_INFINITY, Float.NaN)))
                .containsExactly(Short.MAX_VALUE, Short.MIN_VALUE, Short.MAX_VALUE, (short) 0);
    }

    @Test
    void fourBytesAreASample() {
        assertThat(Samples.areWhole(0)).isTrue();
        assertThat(Samples.areWhole(8)).isTrue();
        assertThat(Samples.areWhole(7)).isFalse();
    }

    private static byte[] wire(float... samples) {
        var bytes = ByteBuffer.allocate(samples.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (var sample : samples) {
            bytes.putFloat(sample);
        }
        return bytes.array();
    }
}
