package com.vomeet.manager.config;

import java.util.List;

/** @param allowedNetworks where webhooks may go although the addresses are not public */
public record WebhookSettings(List<Network> allowedNetworks) {
    public static final WebhookSettings DEFAULT = new WebhookSettings(List.of());

    public WebhookSettings {
        allowedNetworks = List.copyOf(allowedNetworks);
    }
}
