package com.vomeet.lab.voice;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Takes the Opus packets out of an Ogg file with one logical stream (RFC 3533 section 6, RFC 7845 section 3). */
final class OggPackets {
    private static final int PAGE_MAGIC = 0x4f676753;
    private static final int PAGE_HEADER = 27;
    private static final int SEGMENT_COUNT_AT = 26;
    /** A segment of this size is continued by the next. */
    private static final int FULL_SEGMENT = 255;
    /** OpusHead and OpusTags come first and are no sound. */
    private static final int HEADERS = 2;

    static List<byte[]> read(byte[] file) throws IOException {
        var packets = new ArrayList<byte[]>();
        var packet = new ByteArrayOutputStream();
        for (var at = 0; at < file.length; ) {
            if (at + PAGE_HEADER > file.length || ByteBuffer.wrap(file).getInt(at) != PAGE_MAGIC) {
                throw new IOException("no Ogg page at byte " + at);
            }
            var segments = Byte.toUnsignedInt(file[at + SEGMENT_COUNT_AT]);
            var sizes = at + PAGE_HEADER;
            at = sizes + segments;
            for (var i = 0; i < segments; i++) {
                var size = i + sizes < file.length ? Byte.toUnsignedInt(file[sizes + i]) : FULL_SEGMENT;
                if (at + size > file.length) {
                    throw new IOException("the Ogg file is cut off at byte " + file.length);
                }
                packet.write(file, at, size);
                at += size;
                if (size < FULL_SEGMENT) {
                    packets.add(packet.toByteArray());
                    packet.reset();
                }
            }
        }
        if (packets.size() <= HEADERS) {
            throw new IOException("an Ogg file without sound");
        }
        return packets.subList(HEADERS, packets.size());
    }

    private OggPackets() {}
}
