package com.vomeet.e2e.guide;

import com.vomeet.bench.cluster.ClusterAccess;
import com.vomeet.bench.cluster.LabInCluster;
import com.vomeet.e2e.cluster.MeetingClient;
import com.vomeet.e2e.cluster.Release;
import com.vomeet.e2e.house.Tree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What the setup guide takes for granted beside its bots, in the namespace of a release of their chart. */
record Surroundings(ClusterAccess cluster, Release release) {
    /** The variable by which the manager takes the bots' Job from the chart, once it is given it. */
    static final String CHARTS_JOB = "K8S_JOB_TEMPLATE=/etc/vomeet/job.yaml\n";

    private static final List<String> PARTS =
            List.of("deployment/postgres", "deployment/redis", "deployment/whisperlive", "deployment/bot-manager");

    /** What an administrator would have put there: the registry's password and the manager's own secrets. */
    void secrets(String registry) {
        cluster.createPullSecret(release.namespace(), registry);
        release.kubectl(
                "create",
                "secret",
                "generic",
                "bot-manager",
                "--from-literal=DATABASE_URL=jdbc:postgresql://postgres:5432/postgres",
                "--from-literal=DATABASE_USER=vomeet",
                "--from-literal=DATABASE_PASSWORD=only-for-this-test",
                "--from-literal=SIGNING_KEY=0123456789abcdef0123456789abcdef");
    }

    /** What External Secrets would have put there. */
    void envs(LabInCluster lab) {
        release.kubectl("create", "secret", "generic", "envs-from-onepassword", "--from-literal=LOG_LEVEL=debug");
        release.trust(lab);
    }

    /** The manager's variables: the guide's third step. */
    void step3(Path folder, String variables) throws IOException {
        var file = Files.writeString(folder.resolve("step-3"), variables);
        release.kubectl("create", "configmap", "step-3", "--from-env-file=" + file);
    }

    /** Database, Redis, speech server and manager. */
    void apply() {
        cluster.apply(
                release.namespace(),
                Tree.text(Tree.ROOT.resolve("e2e/src/test/resources/com/vomeet/e2e/guide/surroundings.yaml")));
    }

    /** What the chart says of the pod, and which variables its Secrets supply. */
    void giveTheManagerTheChartsJob() {
        release.kubectl("patch", "deployment", "bot-manager", "-p", """
                {"spec": {"template": {"spec": {
                  "volumes": [{"name": "job", "configMap": {"name": "vomeet-bot-job"}}],
                  "containers": [{"name": "bot-manager",
                    "volumeMounts": [{"name": "job", "mountPath": "/etc/vomeet"}]}]}}}}
                """);
    }

    void awaitAll() {
        release.awaitRollout(PARTS);
    }

    MeetingClient client() {
        return MeetingClient.of(
                cluster, release.namespace(), MeetingClient.newKey(cluster, release.namespace(), "guide"));
    }

    /** A meeting in the lab where two people speak until it ends. */
    static String meeting(String code) {
        return "{title: The guide, code: " + code + ", admission: {kind: lobby, after: 2s},"
                + " people: [{name: Ada}, {name: Ben, timbre: lowered}], script: {loop: true, lines:"
                + " [{who: Ada, says: vm-nobox}, {who: Ben, says: ss-noservice, gap: 1s}]}}";
    }
}
