package com.vomeet.lab.media.sdp;

import com.vomeet.lab.media.dtls.Fingerprint;
import com.vomeet.lab.media.ice.IceCredentials;
import java.net.InetSocketAddress;

/**
 * What all sections of an answer share.
 *
 * @param address our socket: the only candidate, so nothing trickles
 * @param cname names our clock in RTCP
 */
public record AnswerTerms(
        InetSocketAddress address, IceCredentials credentials, Fingerprint fingerprint, String cname) {}
