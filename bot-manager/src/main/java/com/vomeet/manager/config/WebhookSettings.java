package com.vomeet.manager.config;

import java.security.cert.X509Certificate;
import java.util.List;

/**
 * Where webhooks may go, and whom they believe.
 *
 * @param allowedNetworks where webhooks may go although the addresses are not public
 * @param authorities whose certificates are believed besides those of public authorities
 */
public record WebhookSettings(List<Network> allowedNetworks, List<X509Certificate> authorities) {
    public static final WebhookSettings DEFAULT = new WebhookSettings(List.of());

    public WebhookSettings {
        allowedNetworks = List.copyOf(allowedNetworks);
        authorities = List.copyOf(authorities);
    }

    public WebhookSettings(List<Network> allowedNetworks) {
        this(allowedNetworks, List.of());
    }
}
