package com.vomeet.manager.webhook;

import java.net.UnknownHostException;

/** The name means an address that webhooks may not go to. */
final class ForbiddenAddress extends UnknownHostException {
    private static final long serialVersionUID = 1L;

    /** The address itself is not told: whoever asks could map the network with it. */
    ForbiddenAddress() {
        super("the address is private or reserved");
    }
}
