package com.vomeet.lab.media.srtp;

import java.nio.ByteBuffer;

/** Both directions of one DTLS-SRTP session, seen from the DTLS server. */
public record SrtpSession(SrtpSender sender, SrtpReceiver receiver) {
    /** What the DTLS exporter has to give: two keys and two salts. */
    public static final int KEYING_MATERIAL = 2 * (GcmBox.KEY + GcmBox.SALT);

    /** RFC 5764 section 4.2: client key, server key, client salt, server salt; each end sends with its own part. */
    public static SrtpSession ofServer(byte[] keyingMaterial) {
        if (keyingMaterial.length != KEYING_MATERIAL) {
            throw new IllegalArgumentException("keying material of " + keyingMaterial.length + " bytes");
        }
        var in = ByteBuffer.wrap(keyingMaterial);
        var clientKey = take(in, GcmBox.KEY);
        var serverKey = take(in, GcmBox.KEY);
        var clientSalt = take(in, GcmBox.SALT);
        var serverSalt = take(in, GcmBox.SALT);
        return new SrtpSession(
                new SrtpSender(SessionKeys.derive(serverKey, serverSalt)),
                new SrtpReceiver(SessionKeys.derive(clientKey, clientSalt)));
    }

    private static byte[] take(ByteBuffer in, int length) {
        var part = new byte[length];
        in.get(part);
        return part;
    }
}
