package com.vomeet.e2e.docker;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.awaitility.Awaitility;

/** The lab's own authority, as the lab itself gives it out; whoever asks for it the first time cannot know it yet. */
final class LabAuthority {
    private LabAuthority() {}

    static String at(int port, Duration patience) {
        try (var http = HttpClient.newBuilder().sslContext(trustingOnce()).build()) {
            var request = HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + port + "/ca.pem"))
                    .timeout(Duration.ofSeconds(5))
                    .build();
            return Awaitility.await("the lab's authority")
                    .atMost(patience)
                    .ignoreExceptionsInstanceOf(IOException.class)
                    .until(
                            () -> http.send(request, HttpResponse.BodyHandlers.ofString())
                                    .body(),
                            body -> body.startsWith("-----BEGIN CERTIFICATE"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static SSLContext trustingOnce() throws GeneralSecurityException {
        var context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new Anybody()}, null);
        return context;
    }

    private static final class Anybody extends X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
