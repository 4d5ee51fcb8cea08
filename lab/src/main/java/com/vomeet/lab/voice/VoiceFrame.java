package com.vomeet.lab.voice;

import java.nio.ByteBuffer;

/** 20 ms of speech: an Opus packet and its level. */
public final class VoiceFrame {
    /** What the encoder makes of digital silence in 20 ms of full-band mono (RFC 6716 section 3.1: configuration 31). */
    public static final VoiceFrame SILENCE = new VoiceFrame(new byte[] {(byte) 0xf8, (byte) 0xff, (byte) 0xfe}, 127);

    private final byte[] opus;
    private final int level;

    /** @param level -dBov, 0 the loudest, 127 silence (RFC 6464) */
    public VoiceFrame(byte[] opus, int level) {
        if (level < 0 || level > 127) {
            throw new IllegalArgumentException("level " + level);
        }
        this.opus = opus.clone();
        this.level = level;
    }

    public ByteBuffer opus() {
        return ByteBuffer.wrap(opus).asReadOnlyBuffer();
    }

    public int level() {
        return level;
    }
}
