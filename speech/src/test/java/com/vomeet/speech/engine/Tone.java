package com.vomeet.speech.engine;

/** Sounds made for tests. */
final class Tone {
    private Tone() {}

    static short[] silence(double seconds) {
        return new short[samples(seconds)];
    }

    /** A tone of 400 Hz. */
    static short[] of(double seconds, double amplitude) {
        var tone = new short[samples(seconds)];
        for (var i = 0; i < tone.length; i++) {
            tone[i] = (short) (amplitude * Math.sin(2 * Math.PI * 400 * i / Engine.SAMPLE_RATE));
        }
        return tone;
    }

    /** The same noise each time. */
    static short[] noise(double seconds, double amplitude) {
        var random = new java.util.Random(1);
        var noise = new short[samples(seconds)];
        for (var i = 0; i < noise.length; i++) {
            noise[i] = (short) (amplitude * random.nextGaussian());
        }
        return noise;
    }

    static short[] mixed(short[] one, short[] other) {
        var mix = new short[one.length];
        for (var i = 0; i < mix.length; i++) {
            mix[i] = (short) (one[i] + other[i]);
        }
        return mix;
    }

    static short[] joined(short[]... parts) {
        var all = java.util.stream.IntStream.of(
                        java.util.Arrays.stream(parts).mapToInt(p -> p.length).toArray())
                .sum();
        var joined = new short[all];
        var at = 0;
        for (var part : parts) {
            System.arraycopy(part, 0, joined, at, part.length);
            at += part.length;
        }
        return joined;
    }

    private static int samples(double seconds) {
        return (int) Math.round(seconds * Engine.SAMPLE_RATE);
    }
}
