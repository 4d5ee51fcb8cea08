package com.vomeet.lab;

import com.vomeet.lab.tls.TlsIdentity;
import java.security.cert.CertificateEncodingException;
import java.util.Base64;
import java.util.stream.Collectors;

/** Files as other programs write them. */
public final class PemText {
    private PemText() {}

    public static String certificates(TlsIdentity identity) {
        return identity.chain().stream()
                .map(certificate -> {
                    try {
                        return block("CERTIFICATE", certificate.getEncoded());
                    } catch (CertificateEncodingException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .collect(Collectors.joining());
    }

    public static String key(TlsIdentity identity) {
        return block("PRIVATE KEY", identity.key().getEncoded());
    }

    private static String block(String kind, byte[] content) {
        var lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
        return "-----BEGIN " + kind + "-----\n" + lines + "\n-----END " + kind + "-----\n";
    }
}
