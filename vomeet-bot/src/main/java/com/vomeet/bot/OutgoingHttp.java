package com.vomeet.bot;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** What the bot's own connections (manager, speech server) are made with. */
final class OutgoingHttp {
    private OutgoingHttp() {}

    /**
     * @param authorities certificates (PEM) that are trusted besides the usual ones; null: none
     * @throws IOException when the file cannot be read or used
     */
    static HttpClient client(@Nullable Path authorities) throws IOException {
        var builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(3))
                .executor(Executors.newVirtualThreadPerTaskExecutor());
        return authorities == null
                ? builder.build()
                : builder.sslContext(context(authorities)).build();
    }

    private static SSLContext context(Path authorities) throws IOException {
        try (var in = Files.newInputStream(authorities)) {
            var store = usual();
            for (var found : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                add(store, found);
            }
            var context = SSLContext.getInstance("TLS");
            context.init(null, trust(store).getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IOException(authorities + " holds no certificates that can be used", e);
        }
    }

    private static KeyStore usual() throws GeneralSecurityException, IOException {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        for (var manager : trust(null).getTrustManagers()) {
            if (manager instanceof X509TrustManager usual) {
                for (var authority : usual.getAcceptedIssuers()) {
                    add(store, authority);
                }
            }
        }
        return store;
    }

    private static void add(KeyStore store, Certificate authority) throws GeneralSecurityException {
        store.setCertificateEntry("authority " + store.size(), authority);
    }

    /** @param store null: the JDK's own */
    private static TrustManagerFactory trust(@Nullable KeyStore store) throws GeneralSecurityException {
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory;
    }
}
