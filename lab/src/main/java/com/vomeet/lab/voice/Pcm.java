package com.vomeet.lab.voice;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;

/** Samples: 16 kHz, mono, 16 bits. Immutable; {@link #samples} copies. */
public final class Pcm {
    public static final int RATE = 16_000;
    /** Samples of 20 ms. */
    static final int FRAME = RATE / 50;

    static final int SILENCE = 127;
    private final short[] samples;

    private Pcm(short[] samples) {
        this.samples = samples;
    }

    public static Pcm of(short[] samples) {
        return new Pcm(samples.clone());
    }

    /** Reads raw little-endian samples. */
    static Pcm read(Path file) throws IOException {
        var bytes = Files.readAllBytes(file);
        var samples = new short[bytes.length / 2];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(samples);
        return new Pcm(samples);
    }

    public int length() {
        return samples.length;
    }

    public short sample(int index) {
        return samples[index];
    }

    public short[] samples() {
        return samples.clone();
    }

    /** The samples from one index up to another. */
    public Pcm part(int from, int to) {
        return new Pcm(Arrays.copyOfRange(samples, from, to));
    }

    /** Root mean square; 1 is full scale. */
    public double loudness() {
        var sum = 0.0;
        for (var sample : samples) {
            sum += (double) sample * sample;
        }
        return samples.length == 0 ? 0 : Math.sqrt(sum / samples.length) / -Short.MIN_VALUE;
    }

    public Duration duration() {
        return Duration.ofNanos(samples.length * 1_000_000_000L / RATE);
    }

    /** Raw little-endian bytes. */
    public byte[] bytes() {
        var out = ByteBuffer.allocate(2 * samples.length).order(ByteOrder.LITTLE_ENDIAN);
        out.asShortBuffer().put(samples);
        return out.array();
    }

    /** Level of a 20 ms frame in -dBov (RFC 6464: 0 is a full square wave, 127 silence); past the end there is silence. */
    int level(int frame) {
        var from = frame * FRAME;
        var sum = 0.0;
        for (var i = from; i < Math.min(from + FRAME, samples.length); i++) {
            sum += (double) samples[i] * samples[i];
        }
        var decibels = 10 * Math.log10(sum / FRAME / ((double) Short.MAX_VALUE * Short.MAX_VALUE));
        return sum == 0 ? SILENCE : Math.clamp(Math.round(-decibels), 0, SILENCE);
    }
}
