package com.vomeet.lab.media.sdp;

import com.vomeet.lab.media.dtls.Fingerprint;
import java.util.List;

/** What came of reading an offer. */
public sealed interface SdpReading {
    /**
     * An offer that can be answered.
     *
     * @param fingerprint of the certificate that the browser will show in DTLS
     */
    record Offer(String ufrag, Fingerprint fingerprint, List<OfferedMedia> media) implements SdpReading {
        public Offer {
            media = List.copyOf(media);
        }
    }

    /** Why it cannot be answered. */
    record Bad(OfferProblem problem, String detail) implements SdpReading {}
}
