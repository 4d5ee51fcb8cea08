package com.vomeet.e2e.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.bench.cluster.ClusterAccess;
import com.vomeet.bench.cluster.Command;
import com.vomeet.e2e.cluster.TestImages;
import com.vomeet.e2e.house.Tree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every step of the workflows as it is written, from a registry with a password to meetings on two clusters: one stands for staging,
 * where the previews are too, one for production. They share a registry and nothing else.
 */
@Tag("cluster")
@Tag("own-cluster")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class WorkflowsClusterIT {
    private static final Workflow STAGING = Workflow.named("deploy-staging.yaml");
    private static final Workflow PRODUCTION = Workflow.named("deploy-production.yaml");
    private static final Workflow PREVIEW = Workflow.named("preview.yaml");
    private static final Pattern PINNED =
            Pattern.compile("ghcr\\.io/voltade/vomeet-[a-z-]+:[0-9a-f]{40}@sha256:[0-9a-f]{64}");
    private static final String UNDERSTOOD = "A bot was in a meeting of namespace %s and understood: ";

    /** Three products share two cores here. What else is in it, an operator's own values have. */
    private static final String SMALL = """
            manager: {resources: {requests: {cpu: 50m}}}
            speech: {resources: {requests: {cpu: 50m}}}
            postgresql: {resources: {requests: {cpu: 50m}}}
            bots: {bot: {resources: {requests: {cpu: 100m}}}}
            """;

    private static final ClusterAccess STAGING_CLUSTER = ClusterAccess.find(Tree.ROOT);

    /** What runs the steps of the workflows: here those that are left out, and who runs them. */
    private static final Map<String, String> ELSEWHERE = Map.of("./vomeet test", ".ci/run");

    private static final Set<String> RAN = new HashSet<>();

    private static ClusterAccess productionCluster;
    private static Runner runner;

    @TempDir
    private static Path folder;

    @BeforeAll
    static void startTheSecondCluster() throws IOException {
        launcher("cluster", "up", "--name", "production");
        productionCluster = ClusterAccess.named(Tree.ROOT, "production");
        TestImages.loadStandIns(STAGING_CLUSTER);
        TestImages.loadStandIns(productionCluster);
        runner = new Runner(machine(), values());
    }

    @AfterAll
    static void removeEverything() {
        for (var namespace : List.of("vomeet-staging", "vomeet-pr-7", "vomeet-pr-8", "vomeet-previews")) {
            STAGING_CLUSTER.helmUninstall(namespace, "vomeet");
            STAGING_CLUSTER.tryKubectl("delete", "namespace", namespace, "--ignore-not-found", "--wait=false");
        }
        STAGING_CLUSTER.tryKubectl("delete", "--ignore-not-found", "-f", "deploy/deployer.yaml");
        STAGING_CLUSTER.tryKubectl("delete", "clusterrolebinding", "vomeet-previews", "vomeet-previews-namespaces");
        launcher("cluster", "down", "--name", "production");
    }

    @Test
    @Order(1)
    void aCommitIsBuiltPushedInstalledByDigestAndHearsAMeeting() throws Exception {
        var run = run(STAGING, "deploy", runner).orFail("deploy-staging");
        assertThat(run.report()).contains(UNDERSTOOD.formatted("vomeet-staging"), "revision 1");
        assertThat(image(STAGING_CLUSTER, "vomeet-staging")).matches(PINNED);
        assertThat(jobs(STAGING_CLUSTER, "vomeet-staging")).matches(PINNED);
        assertThat(digestOf("staging")).isEqualTo(digest(image(STAGING_CLUSTER, "vomeet-staging")));
        theSmokeTestLeftNothing();
    }

    @Test
    @Order(2)
    void productionGetsTheVeryImagesAndHasAClusterOfItsOwn() throws Exception {
        assertThat(run(PRODUCTION, "revision", runner.with("inputs.revision", ""))
                        .orFail("revision")
                        .report())
                .contains(" goes to production.");
        var run = run(PRODUCTION, "deploy", runner).orFail("deploy-production");
        assertThat(run.report()).contains(UNDERSTOOD.formatted("vomeet"));
        assertThat(image(productionCluster, "vomeet")).isEqualTo(image(STAGING_CLUSTER, "vomeet-staging"));
        assertThat(productionCluster.kubectl("get", "namespaces", "-o", "name")).doesNotContain("vomeet-staging");
        assertThat(STAGING_CLUSTER
                        .tryKubectl("get", "deployment", "bot-manager", "-n", "vomeet")
                        .isGood())
                .isFalse();
    }

    @Test
    @Order(3)
    void aReleaseThatDoesNotComeUpIsTakenBack() throws Exception {
        var nowhere = runner.with(
                "vars.VALUES_STAGING", SMALL.replace("manager: {", "manager: {nodeSelector: {is: nowhere}, "));
        var impatient = new HashMap<>(nowhere.machine());
        impatient.put("DEPLOY_TIMEOUT", "25s");
        var run = run(STAGING, "deploy", new Runner(impatient, nowhere.values()));
        assertThat(run.status()).as(run.text()).isEqualTo(1);
        assertThat(run.text())
                .contains(
                        "It was taken back: revision 3 runs (Rollback to 1)",
                        "didn't match Pod's node affinity/selector");
        assertThat(run.ran()).noneMatch(script -> script.contains("smoke"));
        itRunsAgain();
    }

    @Test
    @Order(4)
    void aReleaseThatHearsNoMeetingIsTakenBack() throws Exception {
        var deaf = runner.with(
                "vars.VALUES_STAGING",
                SMALL.replace("manager: {", "manager: {env: {ALLOWED_MEETING_HOSTS: meet.example.org}, "));
        var run = run(STAGING, "deploy", deaf);
        assertThat(run.status()).as(run.text()).isEqualTo(1);
        assertThat(run.text())
                .contains("is not one that bots may be sent to", "The smoke test failed in vomeet-staging");
        assertThat(STAGING_CLUSTER.kubectlIn("vomeet-staging", "get", "deployment", "bot-manager", "-o", "yaml"))
                .contains("smoke-lab.vomeet-staging.svc");
        theSmokeTestLeftNothing();
        itRunsAgain();
    }

    /** As of each commit after the first. */
    @Test
    @Order(5)
    void aCommitMoreTakesTheOneBeforesPlace() throws Exception {
        var before = pods();
        var more =
                runner.with("vars.VALUES_STAGING", SMALL.replace("manager: {", "manager: {env: {LOG_LEVEL: debug}, "));
        var run = run(STAGING, "deploy", more).orFail("deploy-staging");
        assertThat(run.report())
                .contains(UNDERSTOOD.formatted("vomeet-staging"))
                .doesNotContain("revision 1:");
        assertThat(pods()).isNotEqualTo(before);
        theSmokeTestLeftNothing();
        itRunsAgain();
    }

    private static String pods() {
        return STAGING_CLUSTER.podsOf("vomeet-staging", "bot-manager");
    }

    private static void theSmokeTestLeftNothing() {
        assertThat(STAGING_CLUSTER.kubectlIn(
                        "vomeet-staging", "get", "deployments,services,secrets,networkpolicies", "-o", "name"))
                .doesNotContain("smoke-lab");
    }

    private static void itRunsAgain() {
        STAGING_CLUSTER.kubectlIn("vomeet-staging", "rollout", "status", "deployment/bot-manager", "--timeout=60s");
        assertThat(STAGING_CLUSTER.helm("status", "vomeet", "-n", "vomeet-staging"))
                .contains("STATUS: deployed");
    }

    @Test
    @Order(6)
    void aPullRequestHasAProductOfItsOwnUntilItIsClosed() throws Exception {
        var seven = runner.with("github.event.number", "7");
        assertThat(run(PREVIEW, "deploy", seven).orFail("preview").report())
                .contains(UNDERSTOOD.formatted("vomeet-pr-7"), "It is reached at vomeet-pr-7.example.org");
        assertThat(image(STAGING_CLUSTER, "vomeet-pr-7")).startsWith("ghcr.io/voltade/preview/vomeet-bot-manager:");
        aPreviewWhoseHookCannotRunIsLeftBehind("vomeet-pr-8");
        try (var forge = new Forge(Map.of("7", "open", "8", "closed"))) {
            var known = new HashMap<>(runner.machine());
            known.putAll(forge.variables());
            known.put("REMOVE_TIMEOUT", "10s");
            var sweep = new Runner(known, runner.values());
            assertThat(run(PREVIEW, "sweep", sweep).orFail("sweep").report())
                    .contains(
                            "The bots of vomeet-pr-8 could not be asked to leave.",
                            "The preview pr-8 is removed.",
                            "The preview pr-7 stays: its pull request is open.");
        }
        assertThat(run(PREVIEW, "remove", seven).orFail("remove").report())
                .contains("The preview pr-7 is removed.")
                .doesNotContain("could not be asked to leave");
        assertThat(STAGING_CLUSTER.kubectl("get", "namespaces", "-o", "name"))
                .contains("vomeet-staging")
                .doesNotContain("vomeet-pr-");
    }

    /** Nothing of it runs, nor ever will. */
    private static void aPreviewWhoseHookCannotRunIsLeftBehind(String namespace) {
        STAGING_CLUSTER.kubectl("create", "namespace", namespace);
        STAGING_CLUSTER.kubectl("label", "namespace", namespace, "vomeet.io/preview=pr-8");
        STAGING_CLUSTER.kubectlIn(namespace, "create", "quota", "nothing-more", "--hard=pods=0");
        STAGING_CLUSTER.helm("install", "vomeet", "./chart", "-n", namespace);
    }

    @Test
    @Order(7)
    void noStepHasBeenLeftOut() {
        var written = Workflow.all().stream()
                .flatMap(workflow -> workflow.jobs().stream().flatMap(job -> workflow.steps(job).stream()))
                .map(step -> step.script().strip())
                .filter(script -> !ELSEWHERE.containsKey(script));
        assertThat(RAN).containsAll(written.toList());
        ELSEWHERE.forEach(
                (script, by) -> assertThat(Tree.text(Tree.ROOT.resolve(by))).contains(script));
    }

    private static Runner.Run run(Workflow workflow, String job, Runner runner)
            throws IOException, InterruptedException {
        var run = runner.run(workflow, job);
        run.ran().forEach(script -> RAN.add(script.strip()));
        assertThat(run.text()).as("what a run says").doesNotContain(runner.secrets());
        return run;
    }

    private static String image(ClusterAccess cluster, String namespace) {
        return cluster.kubectlIn(
                namespace,
                "get",
                "deployment",
                "bot-manager",
                "-o",
                "jsonpath={.spec.template.spec.containers[0].image}");
    }

    private static String jobs(ClusterAccess cluster, String namespace) {
        return cluster.kubectlIn(
                namespace, "get", "jobs", "-o", "jsonpath={.items[0].spec.template.spec.containers[0].image}");
    }

    private static String digest(String image) {
        return image.substring(image.indexOf('@') + 1);
    }

    /** What the registry has under a tag, for those who know its password. */
    private static String digestOf(String tag) {
        var said = new Command(
                        Tree.ROOT,
                        runner.machine(),
                        List.of(
                                "skopeo",
                                "--insecure-policy",
                                "inspect",
                                "--format",
                                "{{.Digest}}",
                                "--creds",
                                runner.values().get("secrets.REGISTRY_USER") + ":"
                                        + runner.values().get("secrets.REGISTRY_PASSWORD"),
                                "docker://ghcr.io/voltade/vomeet-bot-manager:" + tag))
                .run("");
        assertThat(said.isGood()).as(said.all()).isTrue();
        return said.out().strip();
    }

    /** The programs of the cluster, and trust in its registry. */
    private static Map<String, String> machine() {
        var authority = folder.resolve("registry.pem");
        try {
            Files.writeString(authority, STAGING_CLUSTER.authority());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return Map.of(
                "PATH", STAGING_CLUSTER.environment().getOrDefault("PATH", ""),
                "SSL_CERT_FILE", authority.toString());
    }

    private static Map<String, String> values() {
        var user = STAGING_CLUSTER.setting("VOMEET_CLUSTER_REGISTRY_USER").orElseThrow();
        var password =
                STAGING_CLUSTER.setting("VOMEET_CLUSTER_REGISTRY_PASSWORD").orElseThrow();
        var values = new HashMap<>(Map.of(
                "secrets.REGISTRY_USER",
                user,
                "secrets.REGISTRY_PASSWORD",
                password,
                "secrets.PULL_USER",
                user,
                "secrets.PULL_PASSWORD",
                password,
                "secrets.KUBECONFIG_STAGING",
                kubeconfig(STAGING_CLUSTER, "staging"),
                "secrets.KUBECONFIG_PREVIEW",
                kubeconfig(STAGING_CLUSTER, "preview"),
                "secrets.KUBECONFIG_PRODUCTION",
                kubeconfig(productionCluster, "production"),
                "secrets.GITHUB_TOKEN",
                Forge.TOKEN));
        values.put("secrets.PREVIEW_REGISTRY_USER", user);
        values.put("secrets.PREVIEW_REGISTRY_PASSWORD", password);
        values.putAll(Map.of(
                "vars.REGISTRY",
                "ghcr.io/voltade",
                "vars.VALUES_STAGING",
                SMALL,
                "vars.VALUES_PRODUCTION",
                SMALL,
                "vars.VALUES_PREVIEW",
                "ingress: {enabled: true, hosts: [\"@NAMESPACE@.example.org\"]}"));
        return values;
    }

    /** As an administrator makes it, with no more rights than it takes. */
    private static String kubeconfig(ClusterAccess cluster, String environment) {
        var said =
                new Command(Tree.ROOT, cluster.environment(), List.of("./deploy/kubeconfig.sh", environment)).run("");
        assertThat(said.isGood()).as(said.all()).isTrue();
        return said.out();
    }

    private static void launcher(String... words) {
        var line = java.util.stream.Stream.concat(
                        java.util.stream.Stream.of(Tree.ROOT.resolve("vomeet").toString()),
                        java.util.stream.Stream.of(words))
                .toList();
        var said = new Command(Tree.ROOT, Map.of(), line).run("");
        assertThat(said.isGood()).as("%s: %s", line, said.all()).isTrue();
    }
}
