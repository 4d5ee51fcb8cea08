package com.vomeet.e2e.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.bench.cluster.ClusterAccess;
import com.vomeet.bench.cluster.LabInCluster;
import com.vomeet.contract.Json;
import com.vomeet.contract.Platform;
import com.vomeet.contract.Secret;
import com.vomeet.contract.bot.AutomaticLeave;
import com.vomeet.contract.bot.BotConfig;
import com.vomeet.e2e.house.Tree;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Chromium's own sandboxes, with a real browser in a real pod that knocks at the lab; and where they are not permitted. */
@Tag("cluster")
@Tag("own-cluster")
final class SandboxClusterIT {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final ClusterAccess CLUSTER = ClusterAccess.find(Tree.ROOT);
    private static final KubernetesSerialization YAML = new KubernetesSerialization();
    private static LabInCluster lab;
    private final Namespace namespace = Namespace.restricted(CLUSTER);

    @BeforeAll
    static void startTheLab() {
        TestImages.load(CLUSTER);
        TestImages.loadBotOnTheNode(CLUSTER);
        lab = LabInCluster.start(CLUSTER);
    }

    @AfterAll
    static void endTheLab() {
        lab.close();
    }

    @AfterEach
    void end() {
        namespace.close();
    }

    @Test
    void aRestrictedPodMakesTheNamespacesOfTheBrowsersSandboxWithTheChartsProfile() {
        start("namespace", "abc-nmsp-xyz");
        knocksAndIsSandboxed("abc-nmsp-xyz");
    }

    @Test
    void theCapabilityIsRefusedWhereTheNamespaceIsRestrictedAndTheJobSaysWhy() {
        start("sys-admin", "abc-sysa-xyz");
        Awaitility.await("the refusal")
                .atMost(PATIENCE)
                .until(() -> namespace.kubectl("describe", "job", "bot").contains("violates PodSecurity"));
        assertThat(namespace.kubectl("describe", "job", "bot")).contains("SYS_ADMIN");
    }

    @Test
    void theCapabilityIsUsedWhereTheNamespacePermitsIt() {
        CLUSTER.kubectl(
                "label", "--overwrite", "namespace", namespace.name(), "pod-security.kubernetes.io/enforce=privileged");
        start("sys-admin", "abc-sysb-xyz");
        knocksAndIsSandboxed("abc-sysb-xyz");
    }

    /** The bot of the chart's own Job, as the manager would make it. */
    private void start(String sandbox, String code) {
        lab.open("code: " + code + "\n" + Tree.text(Tree.ROOT.resolve("lab/src/main/resources/scenarios/lobby.yaml")));
        var rendered = CLUSTER.helm(
                "template",
                "vomeet-bot",
                Tree.ROOT.resolve("vomeet-bot/chart").toString(),
                "--show-only",
                "templates/job-bot.yaml",
                "--set",
                "imageTag=test,bot.imagePullPolicy=IfNotPresent,bot.chromeSandbox=" + sandbox);
        var job = YAML.unmarshal(
                YAML.unmarshal(rendered, ConfigMap.class).getData().get("job.yaml"), Job.class);
        job.getMetadata().setName("bot");
        var pod = job.getSpec().getTemplate().getSpec();
        pod.setServiceAccountName("default");
        pod.getContainers()
                .getFirst()
                .getEnv()
                .addAll(List.of(
                        new EnvVar("BOT_CONFIG", config(code), null),
                        new EnvVar("BOT_CA", lab.authority(), null),
                        new EnvVar("WHISPER_LIVE_URL", "ws://nowhere:8000/ws", null)));
        namespace.apply(YAML.asYaml(job));
    }

    private static String config(String code) {
        return Json.write(new BotConfig(
                7,
                Platform.GOOGLE_MEET,
                URI.create("https://meet.google.com/" + code),
                "Scribe",
                Secret.of("none"),
                code,
                "connection-7",
                null,
                "transcribe",
                null,
                "bot",
                AutomaticLeave.DEFAULT,
                null,
                null,
                null,
                null,
                null));
    }

    private void knocksAndIsSandboxed(String code) {
        Awaitility.await("the knock")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(500))
                .until(() -> lab.events(code).contains("knocked") || ended());
        assertThat(lab.events(code)).as(log()).contains("knocked");
        var lines = namespace.kubectl("exec", "job/bot", "--", "sh", "-c", "cat /proc/[0-9]*/cmdline | tr '\\0' ' '");
        assertThat(lines).contains("--remote-debugging-pipe").doesNotContain("--no-sandbox");
        assertThat(lines).as("a renderer").contains("--type=renderer");
    }

    private boolean ended() {
        return !namespace.field("job/bot", ".status.failed").isEmpty();
    }

    private String log() {
        return namespace.tryKubectl("logs", "job/bot").out();
    }
}
