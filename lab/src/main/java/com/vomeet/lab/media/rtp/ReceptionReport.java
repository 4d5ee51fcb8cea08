package com.vomeet.lab.media.rtp;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the browser says of one of our streams (RFC 3550 section 6.4.1).
 *
 * @param lostPercent since its last report
 * @param lost packets in all; duplicates can make it negative
 * @param jitter mean deviation of the packets' spacing
 * @param roundTripMillis from our last sender report; -1 before the browser has seen one
 */
public record ReceptionReport(int ssrc, double lostPercent, int lost, Duration jitter, double roundTripMillis) {
    private static final int SENDER = 200;
    private static final int RECEIVER = 201;
    private static final int BLOCK = 24;
    private static final int CLOCK_RATE = 48_000;

    /** All report blocks of an RTCP compound packet; parts that are cut off are left out. */
    public static List<ReceptionReport> readAll(byte[] compound, Instant now) {
        var reports = new ArrayList<ReceptionReport>();
        var in = ByteBuffer.wrap(compound);
        for (var at = 0; at + 4 <= compound.length; ) {
            var type = Byte.toUnsignedInt(in.get(at + 1));
            var end = at + 4 * (Short.toUnsignedInt(in.getShort(at + 2)) + 1);
            var first = firstBlock(type).map(Integer::intValue).orElse(end - at);
            var count = in.get(at) & 0x1f;
            for (var i = 0; i < count; i++) {
                var block = at + first + i * BLOCK;
                if (block + BLOCK <= Math.min(end, compound.length)) {
                    reports.add(read(in, block, now));
                }
            }
            at = end;
        }
        return List.copyOf(reports);
    }

    /** Where the blocks begin: after the SSRC, in a sender's report also after what it says of itself. */
    private static Optional<Integer> firstBlock(int type) {
        return switch (type) {
            case SENDER -> Optional.of(28);
            case RECEIVER -> Optional.of(8);
            default -> Optional.empty();
        };
    }

    private static ReceptionReport read(ByteBuffer in, int at, Instant now) {
        var loss = in.getInt(at + 4);
        var jitter = Integer.toUnsignedLong(in.getInt(at + 12));
        var lastReport = in.getInt(at + 16);
        // The subtraction wraps at 32 bits, as the protocol means it to.
        var elapsed = NtpTime.middle(now) - lastReport - in.getInt(at + 20);
        return new ReceptionReport(
                in.getInt(at),
                (loss >>> 24) * 100.0 / 256,
                loss << 8 >> 8,
                Duration.ofNanos(jitter * 1_000_000_000L / CLOCK_RATE),
                lastReport == 0 ? -1 : Math.max(elapsed, 0) / 65.536);
    }
}
