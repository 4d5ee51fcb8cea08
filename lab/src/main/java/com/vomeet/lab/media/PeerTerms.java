package com.vomeet.lab.media;

import com.vomeet.lab.media.dtls.Fingerprint;
import com.vomeet.lab.media.ice.IceCredentials;

/**
 * What offer and answer settled for one peer.
 *
 * @param credentials ours, which the browser's checks must prove to know
 * @param fingerprint of the browser's certificate
 */
record PeerTerms(IceCredentials credentials, Fingerprint fingerprint) {}
