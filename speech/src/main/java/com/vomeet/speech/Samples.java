package com.vomeet.speech;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Audio as it is on the wire: float32 little endian, full scale 1. */
final class Samples {
    private Samples() {}

    static boolean areWhole(int bytes) {
        return bytes % Float.BYTES == 0;
    }

    /** As 16-bit numbers; what is louder than full scale is cut, what is not a number is silence. */
    static short[] read(byte[] bytes) {
        var floats = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
        var samples = new short[floats.remaining()];
        for (var i = 0; i < samples.length; i++) {
            samples[i] = (short) Math.clamp(Math.round(floats.get(i) * 32_768f), Short.MIN_VALUE, Short.MAX_VALUE);
        }
        return samples;
    }
}
