package com.vomeet.cli.product;

import com.vomeet.cli.Trouble;
import com.vomeet.parts.FreePort;

/** Looks before anything is started, so that a taken port is one sentence and not a half-started product. */
public final class Ports {
    private Ports() {}

    /**
     * Port 0 is always free.
     *
     * @param option that chooses another port
     * @throws Trouble when something listens there already
     */
    public static void requireFree(int port, String option) {
        if (!FreePort.isFree(port)) {
            throw new Trouble("port " + port + " is taken by another program; " + option + " chooses another");
        }
    }
}
