package com.vomeet.lab.media.srtp;

/** The two boxes that one direction of a session uses, for RTP and for RTCP. */
record SessionKeys(GcmBox rtp, GcmBox rtcp) {
    static SessionKeys derive(byte[] masterKey, byte[] masterSalt) {
        var from = new KeyDerivation(masterKey, masterSalt);
        return new SessionKeys(
                new GcmBox(
                        from.derive(KeyDerivation.RTP_KEY, GcmBox.KEY),
                        from.derive(KeyDerivation.RTP_SALT, GcmBox.SALT)),
                new GcmBox(
                        from.derive(KeyDerivation.RTCP_KEY, GcmBox.KEY),
                        from.derive(KeyDerivation.RTCP_SALT, GcmBox.SALT)));
    }
}
