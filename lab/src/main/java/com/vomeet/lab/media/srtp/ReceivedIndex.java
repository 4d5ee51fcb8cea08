package com.vomeet.lab.media.srtp;

/**
 * Guesses the 48-bit index of a received packet (RFC 3711 section 3.3.1 and appendix A) and keeps the replay window
 * (section 3.3.2). A guess becomes knowledge by {@link #accept}, which is called only for packets that proved authentic.
 */
final class ReceivedIndex {
    private static final int WINDOW = 64;
    private static final int HALF = 0x8000;
    private long highest = -1;
    /** Bit n: the packet {@code highest - n} was seen. */
    private long seen;

    /** The index nearest to the highest one so far whose lower 16 bits are the sequence number. */
    long guess(int sequence) {
        if (highest < 0) {
            return sequence;
        }
        var rollover = highest >>> 16;
        var last = (int) (highest & 0xffff);
        if (last < HALF && sequence - last > HALF) {
            rollover = Math.max(rollover - 1, 0);
        } else if (last >= HALF && last - HALF > sequence) {
            rollover++;
        }
        return rollover << 16 | sequence;
    }

    /** Whether the packet is new: not seen, and not so old that this cannot be told. */
    boolean isNew(long index) {
        if (index > highest) {
            return true;
        }
        var age = highest - index;
        return age < WINDOW && (seen >>> age & 1) == 0;
    }

    void accept(long index) {
        if (index > highest) {
            var step = index - highest;
            seen = highest < 0 || step >= WINDOW ? 1 : seen << step | 1;
            highest = index;
        } else if (highest - index < WINDOW) {
            seen |= 1L << (highest - index);
        }
    }
}
