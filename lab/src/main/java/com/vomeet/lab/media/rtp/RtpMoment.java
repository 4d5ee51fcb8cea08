package com.vomeet.lab.media.rtp;

/**
 * Where in its stream a packet stands.
 *
 * @param marker first packet of a talk spurt (RFC 3551 section 4.1)
 * @param sequence the lower 16 bits count
 * @param timestamp sampling time of the first sample, 48,000 a second, any start
 */
public record RtpMoment(boolean marker, int sequence, int timestamp) {}
