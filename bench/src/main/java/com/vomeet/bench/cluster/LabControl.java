package com.vomeet.bench.cluster;

import com.vomeet.contract.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import tools.jackson.databind.JsonNode;

/** The control API of a lab that runs elsewhere, by a port of this machine. */
public final class LabControl implements AutoCloseable {
    private final int port;
    private final HttpClient http;

    /** @param authority the certificate that signed the lab's, as PEM */
    public LabControl(int port, String authority) {
        this.port = port;
        http = HttpClient.newBuilder().sslContext(trusting(authority)).build();
    }

    /** @param scenario YAML; @return the meeting's code */
    public String open(String scenario) {
        return send("POST", "/lab/meetings", scenario).path("code").stringValue();
    }

    /** What has happened in the meeting, in the lab's words for it. */
    public List<String> events(String code) {
        return send("GET", "/lab/meetings/" + code + "/events", "")
                .valueStream()
                .map(event -> event.path("event").stringValue())
                .toList();
    }

    /** When something first happened in the meeting, in the lab's words for it. */
    public Optional<Instant> when(String code, String event) {
        return send("GET", "/lab/meetings/" + code + "/events", "")
                .valueStream()
                .filter(one -> event.equals(one.path("event").stringValue()))
                .map(one -> Instant.parse(one.path("at").stringValue()))
                .findFirst();
    }

    /** What was said up to now, line by line. */
    public List<String> said(String code) {
        return send("GET", "/lab/meetings/" + code + "/truth", "")
                .path("spoken")
                .valueStream()
                .map(line -> line.path("text").stringValue())
                .toList();
    }

    private JsonNode send(String method, String path, String body) {
        var publisher = body.isEmpty()
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8);
        var request = HttpRequest.newBuilder(URI.create("https://localhost:" + port + path))
                .timeout(Duration.ofSeconds(20))
                .method(method, publisher)
                .build();
        try {
            var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() / 100 != 2) {
                throw new IllegalStateException(method + " " + path + ": " + answer.statusCode() + " " + answer.body());
            }
            return Json.MAPPER.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted at " + path, e);
        }
    }

    private static SSLContext trusting(String pem) {
        try {
            var store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            store.setCertificateEntry(
                    "lab",
                    CertificateFactory.getInstance("X.509")
                            .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII))));
            var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            var context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the lab's authority cannot be read: " + pem, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
