package com.vomeet.e2e.cluster;

import com.vomeet.bench.chaos.Receiver;
import com.vomeet.bench.cluster.ClusterAccess;
import com.vomeet.speech.SpeechConfig;
import com.vomeet.speech.SpeechServer;
import com.vomeet.speech.engine.InstantEngine;
import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * What stays when all of the product's pods are replaced, here on this machine: an endpoint for webhooks, and a speech server that needs
 * no processor, so that a burst of sound without its line was lost by the product and not by a busy engine.
 */
final class Elsewhere implements AutoCloseable {
    private static final double SESSIONS_PER_CORE = 20;
    private final String host;
    private final Receiver webhooks;
    private final SpeechServer speech;

    private Elsewhere(String host) throws UnknownHostException {
        this.host = host;
        webhooks = new Receiver(InetAddress.getByName(host));
        speech = SpeechServer.start(
                SpeechConfig.local().withHost(host).withSessionsPerCore(SESSIONS_PER_CORE), new InstantEngine());
    }

    static Elsewhere of(ClusterAccess cluster) throws UnknownHostException {
        return new Elsewhere(cluster.host().orElseThrow());
    }

    /** What a release is told of it, as Helm takes it after {@code --set}. */
    String values() {
        return "speech.enabled=false,externalSpeech.url=ws://" + host + ":"
                + speech.url().getPort() + "/ws" + ",manager.env.WEBHOOK_ALLOWED_NETWORKS=" + host + "/32";
    }

    Receiver webhooks() {
        return webhooks;
    }

    @Override
    public void close() {
        speech.close();
        webhooks.close();
    }
}
