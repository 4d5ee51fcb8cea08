/**
 * A small WebRTC media server: what the meeting services' servers are for a browser, the lab has here without any browser of its own.
 *
 * <p>{@link com.vomeet.lab.media.MediaServer} owns one UDP socket and the clock that sends each track's packet each 20 ms. A
 * {@link com.vomeet.lab.media.MediaRoom} has people, who are known by their contributing source (RFC 3550), and tracks that carry
 * them in one of the ways that meeting services use ({@link com.vomeet.lab.media.Arrangement}). A
 * {@link com.vomeet.lab.media.MediaPeer} is a browser that listens: it connects with an offer, by ICE-lite and DTLS-SRTP.
 *
 * <p>All times are of the clock in {@link com.vomeet.lab.media.MediaConfig}; listeners and futures are completed on virtual threads,
 * never on the sending one.
 */
@NullMarked
package com.vomeet.lab.media;

import org.jspecify.annotations.NullMarked;
