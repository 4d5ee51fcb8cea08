package com.vomeet.manager.webhook;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** Whose certificates receivers of webhooks may have: those of public authorities, and of the operator's own. */
final class TrustedAuthorities {
    private TrustedAuthorities() {}

    static SSLContext with(List<X509Certificate> own) {
        try {
            var context = SSLContext.getInstance("TLS");
            context.init(null, own.isEmpty() ? null : managers(all(own)), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("no TLS with these authorities", e);
        }
    }

    private static KeyStore all(List<X509Certificate> own) throws GeneralSecurityException, IOException {
        var store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        var certificates = certificates(own);
        for (var i = 0; i < certificates.size(); i++) {
            store.setCertificateEntry("authority-" + i, certificates.get(i));
        }
        return store;
    }

    static List<X509Certificate> certificates(List<X509Certificate> own) throws GeneralSecurityException {
        return Stream.concat(known(), own.stream()).toList();
    }

    /** Those that Java comes with. */
    private static Stream<X509Certificate> known() throws GeneralSecurityException {
        return Arrays.stream(managers(null))
                .filter(X509TrustManager.class::isInstance)
                .flatMap(manager -> Arrays.stream(((X509TrustManager) manager).getAcceptedIssuers()));
    }

    private static TrustManager[] managers(@Nullable KeyStore store) throws GeneralSecurityException {
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory.getTrustManagers();
    }
}
