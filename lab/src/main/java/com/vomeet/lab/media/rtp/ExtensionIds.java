package com.vomeet.lab.media.rtp;

/**
 * The ids that the offer gave the header extensions; 0 = not offered. Ids above 14 need the two-byte form (RFC 8285
 * section 4.3), which is not written here, and count as not offered.
 *
 * @param level ssrc-audio-level (RFC 6464)
 * @param mid the media section (RFC 8843 section 15)
 */
public record ExtensionIds(int level, int mid) {
    private static final int LARGEST = 14;

    public ExtensionIds {
        level = level > LARGEST ? 0 : level;
        mid = mid > LARGEST || mid == level ? 0 : mid;
    }
}
