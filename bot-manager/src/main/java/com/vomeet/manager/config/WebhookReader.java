package com.vomeet.manager.config;

import com.vomeet.contract.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

/** Reads where webhooks may go and whom they believe. */
final class WebhookReader {
    private static final String NETWORKS = "WEBHOOK_ALLOWED_NETWORKS";
    private static final String AUTHORITIES = "WEBHOOK_CA_FILE";

    private final Settings settings;

    WebhookReader(Settings settings) {
        this.settings = settings;
    }

    WebhookSettings read() {
        settings.group("Webhooks");
        return new WebhookSettings(networks(), authorities());
    }

    private List<Network> networks() {
        var networks = new ArrayList<Network>();
        for (var word : settings.of(NETWORKS, "where webhooks may go besides the public internet")
                .allowed("networks, separated by commas: `10.1.0.0/16,fd00::/8`")
                .words()) {
            Network.parse(word)
                    .ifPresentOrElse(
                            networks::add,
                            () -> settings.problem(
                                    NETWORKS,
                                    "must be networks like 10.1.0.0/16 with commas between them, not '" + word + "'"));
        }
        return networks;
    }

    private List<X509Certificate> authorities() {
        return settings.of(AUTHORITIES, "authorities of one's own, whose certificates receivers of webhooks may have")
                .allowed("a file of certificates, PEM")
                .otherwise("public authorities only")
                .text()
                .map(Path::of)
                .map(this::certificates)
                .orElse(List.of());
    }

    private List<X509Certificate> certificates(Path file) {
        try (var in = Files.newInputStream(file)) {
            var found = CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
                    .filter(X509Certificate.class::isInstance)
                    .map(X509Certificate.class::cast)
                    .toList();
            if (found.isEmpty()) {
                settings.problem(AUTHORITIES, "has no certificate in it: " + file);
            }
            return found;
        } catch (IOException e) {
            settings.problem(AUTHORITIES, "cannot be read: " + file);
        } catch (CertificateException e) {
            settings.problem(AUTHORITIES, "must be a file of certificates (PEM): " + file);
        }
        return List.of();
    }
}
