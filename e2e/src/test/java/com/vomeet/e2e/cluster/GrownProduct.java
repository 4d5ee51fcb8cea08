package com.vomeet.e2e.cluster;

import com.vomeet.bench.cluster.ClusterAccess;
import com.vomeet.bench.cluster.LabInCluster;
import com.vomeet.cli.client.MeetingView;
import com.vomeet.contract.MeetingStatus;
import com.vomeet.contract.Secret;
import java.util.List;

/** The product in parts that grow, each role by itself, under enforced policies; and a bot that is in a meeting all the while. */
final class GrownProduct implements AutoCloseable {
    private static final String VALUES = "e2e/src/test/resources/com/vomeet/e2e/cluster/grown.yaml";
    private static final List<String> PARTS = List.of(
            "statefulset/postgres",
            "statefulset/redis",
            "deployment/whisperlive",
            "deployment/bot-manager",
            "deployment/bot-manager-fleet",
            "deployment/bot-manager-transcripts",
            "deployment/bot-manager-webhooks",
            "daemonset/vomeet-prepull");
    private static final String CODE = "abc-grow-one";
    private static final String SCENARIO = "{title: Growing, code: " + CODE + ", admission: {kind: lobby, after: 1s},"
            + " people: [{name: Ada}, {name: Ben, timbre: lowered}], script: {loop: true, lines:"
            + " [{who: Ada, says: vm-nobox}, {who: Ben, says: ss-noservice, gap: 1s}]}}";

    private final Definitions monitors;
    private final Release release;
    private final LabInCluster lab;
    private final Secret key;
    private final MeetingClient client;
    private final MeetingView meeting;

    private GrownProduct(Definitions monitors, Release release, LabInCluster lab) {
        this.monitors = monitors;
        this.release = release;
        this.lab = lab;
        release.awaitRollout(PARTS);
        key = MeetingClient.newKey(release.cluster(), release.namespace(), "growing");
        client = MeetingClient.of(release.cluster(), release.namespace(), key);
        meeting = client.sendBotTo(lab.open(SCENARIO));
        client.await(meeting, MeetingStatus.ACTIVE);
    }

    static GrownProduct start(ClusterAccess cluster) {
        cluster.cluster("policies", "on");
        TestImages.load(cluster);
        TestImages.loadAsLatest(cluster);
        var monitors = Definitions.ofThePrometheusOperator(cluster);
        var release = new Release(cluster, "vomeet", "vomeet");
        release.makeNamespace();
        cluster.createPullSecret(release.namespace(), "ghcr.io");
        cluster.helm("install", "vomeet", "./chart", "-n", release.namespace(), "-f", VALUES);
        var lab = LabInCluster.start(cluster);
        release.trust(lab);
        return new GrownProduct(monitors, release, lab);
    }

    Release release() {
        return release;
    }

    /** Of the only account. */
    Secret key() {
        return key;
    }

    MeetingClient client() {
        return client;
    }

    /** The one with the bot in it. */
    MeetingView meeting() {
        return meeting;
    }

    /** What happened in it, as its host sees it. */
    List<String> seenByTheHost() {
        return lab.events(CODE);
    }

    /** The name of the pod behind a selector; of several, the first. */
    String pod(String selector) {
        return release.kubectl("get", "pods", "-l", selector, "-o", "jsonpath={.items[0].metadata.name}");
    }

    String botPod() {
        return pod("meeting-id=" + meeting.id());
    }

    @Override
    public void close() {
        client.close();
        release.close();
        monitors.close();
        lab.close();
        release.cluster().cluster("policies", "off");
    }
}
