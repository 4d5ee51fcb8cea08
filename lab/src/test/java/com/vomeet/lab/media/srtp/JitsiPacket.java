package com.vomeet.lab.media.srtp;

import java.util.Arrays;
import org.jitsi.utils.ByteArrayBuffer;

/** A packet that jitsi-srtp can change in place. */
final class JitsiPacket implements ByteArrayBuffer {
    /** What protection adds: a tag of 16 bytes and, for reports, an index of 4. */
    private static final int SPARE = 32;

    private byte[] bytes;
    private int offset;
    private int length;

    JitsiPacket(byte[] packet) {
        bytes = Arrays.copyOf(packet, packet.length + SPARE);
        length = packet.length;
    }

    byte[] content() {
        return Arrays.copyOfRange(bytes, offset, offset + length);
    }

    @Override
    public byte[] getBuffer() {
        return bytes;
    }

    @Override
    public int getOffset() {
        return offset;
    }

    @Override
    public void setOffset(int value) {
        offset = value;
    }

    @Override
    public int getLength() {
        return length;
    }

    @Override
    public void setLength(int value) {
        length = value;
    }

    @Override
    public boolean isInvalid() {
        return false;
    }

    @Override
    public void readRegionToBuff(int from, int count, byte[] target) {
        System.arraycopy(bytes, offset + from, target, 0, count);
    }

    @Override
    public void grow(int count) {
        if (offset + length + count > bytes.length) {
            bytes = Arrays.copyOf(bytes, offset + length + count);
        }
    }

    @Override
    public void append(byte[] data, int count) {
        grow(count);
        System.arraycopy(data, 0, bytes, offset + length, count);
        length += count;
    }

    @Override
    public void shrink(int count) {
        length = Math.max(0, length - count);
    }
}
