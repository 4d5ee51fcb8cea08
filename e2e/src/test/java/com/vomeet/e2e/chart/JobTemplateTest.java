package com.vomeet.e2e.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.e2e.house.Tree;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** The description of a bot's pod: what the values say is what it says. */
final class JobTemplateTest {
    private static final JsonNode DEFAULT = Chart.bot().render().job();
    private static final JsonNode DEFAULT_CREATED =
            CreatedJob.of(Chart.bot().render().jobText());
    private static final String STORAGE = "ephemeral-storage";
    private static final String SUPPLIED = "/metadata/annotations/vomeet.io~1supplied-by-secrets";

    /** Another value for each leaf that takes only certain ones; all others get a number, text or switch of their kind. */
    private static final Map<String, Object> OTHERS = Map.ofEntries(
            Map.entry("bot.imagePullPolicy", "IfNotPresent"),
            Map.entry("bot.chromeSandbox", "sys-admin"),
            Map.entry("bot.resources.requests.cpu", "123m"),
            Map.entry("bot.resources.requests.memory", "123Mi"),
            Map.entry("bot.resources.limits.cpu", "3"),
            Map.entry("bot.resources.limits.memory", "3Gi"),
            Map.entry("bot.shmSize", "123Mi"),
            Map.entry("bot.tmpSize", "123Mi"),
            Map.entry("bot.tolerations", List.of(Map.of("key", "bots", "operator", "Exists"))),
            Map.entry("bot.envFrom", List.of(Map.of("secretRef", Map.of("name", "proxy")))),
            Map.entry("bot.affinity", Map.of("nodeAffinity", Map.of())),
            Map.entry(
                    "bot.topologySpreadConstraints",
                    List.of(Map.of("maxSkew", 1, "topologyKey", "zone", "whenUnsatisfiable", "ScheduleAnyway"))));

    @Test
    void theManagersBuiltInCopyIsTheChartsOwn() throws IOException {
        var rendered = Chart.bot().render().jobText();
        var copy = Tree.ROOT.resolve("bot-manager/src/main/resources/orchestrator/job-bot.yaml");
        if (Generated.UPDATE) {
            Files.writeString(copy, rendered);
        }
        assertThat(Tree.text(copy)).as(Generated.HOW_TO_UPDATE).isEqualTo(rendered);
    }

    static List<Leaves.Leaf> leavesOfTheBot() {
        return Leaves.of(Chart.bot().defaults()).all().stream()
                .filter(leaf -> leaf.path().getFirst().equals("bot"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("leavesOfTheBot")
    void everyValueOfTheBotReachesTheJobThatTheManagerCreates(Leaves.Leaf leaf) {
        var changed = Chart.bot().with(leaf.path(), other(leaf)).render();
        assertThat(changed.job()).as("%s set to %s", leaf, other(leaf)).isNotEqualTo(DEFAULT);
        assertThat(CreatedJob.of(changed.jobText()))
                .as("%s set to %s, in the created Job", leaf, other(leaf))
                .isNotEqualTo(DEFAULT_CREATED);
    }

    private static JsonNode other(Leaves.Leaf leaf) {
        var value = leaf.value();
        if (OTHERS.containsKey(leaf.toString())) {
            return Chart.YAML.valueToTree(OTHERS.get(leaf.toString()));
        }
        return Chart.YAML.valueToTree(
                switch (value.getNodeType()) {
                    case NUMBER -> value.asInt() + 1;
                    case BOOLEAN -> !value.asBoolean();
                    case OBJECT -> Map.of("vomeet.io/other", "yes");
                    default -> "other";
                });
    }

    @Test
    void whatStandsBesideTheBotReachesItToo() {
        var job = job(chart -> chart.with("imageRepository", "git.voltade.com/voltade/vomeet-bot")
                .with("imageTag", "staging")
                .with("imagePullSecrets", List.of(Map.of("name", "other-registry")))
                .with("env", Map.of("LOG_LEVEL", "debug"))
                .with("serviceAccount.name", "guest")
                .with("podSecurityContext.runAsUser", 12345)
                .with("securityContext.readOnlyRootFilesystem", false));
        var pod = job.at("/spec/template/spec");
        assertThat(pod.at("/containers/0/image").asString()).isEqualTo("git.voltade.com/voltade/vomeet-bot:staging");
        assertThat(pod.at("/imagePullSecrets/0/name").asString()).isEqualTo("other-registry");
        assertThat(pod.at("/containers/0/env").toString()).contains("{\"name\":\"LOG_LEVEL\",\"value\":\"debug\"}");
        assertThat(pod.at("/serviceAccountName").asString()).isEqualTo("guest");
        assertThat(pod.at("/securityContext/runAsUser").asInt()).isEqualTo(12345);
        assertThat(pod.at("/containers/0/securityContext/readOnlyRootFilesystem")
                        .asBoolean())
                .isFalse();
    }

    @Test
    void aTagOfDigitsStaysATag() {
        var job = job(chart -> chart.with("imageTag", 20261125));
        assertThat(job.at("/spec/template/spec/containers/0/image").asString()).endsWith(":20261125");
    }

    @Test
    void whatSelectsBotsCannotBeOverwritten() {
        var job = job(chart -> chart.with(
                List.of("bot", "labels"), Chart.YAML.valueToTree(Map.of("app.kubernetes.io/name", "x", "team", "y"))));
        for (var labels : List.of(job.at("/metadata/labels"), job.at("/spec/template/metadata/labels"))) {
            assertThat(labels.path("app.kubernetes.io/name").asString()).isEqualTo("vomeet-bot");
            assertThat(labels.path("team").asString()).isEqualTo("y");
        }
    }

    @Test
    void theAutoscalersAnnotationIsThereOnceAndTheOneThatIsWrittenOutWins() {
        var evict = "cluster-autoscaler.kubernetes.io/safe-to-evict";
        var text = Chart.bot()
                .with(List.of("bot", "annotations"), Chart.YAML.valueToTree(Map.of(evict, "true", "team", "y")))
                .render()
                .jobText();
        assertThat(text.substring(text.indexOf("\nspec:"))).containsOnlyOnce(evict);
        var annotations = Chart.YAML.readTree(text).at("/spec/template/metadata/annotations");
        assertThat(annotations).isEqualTo(Chart.YAML.valueToTree(Map.of(evict, "true", "team", "y")));
    }

    @Test
    void secretsMayBeMissingUnlessExternalSecretsMakesThem() {
        assertThat(DEFAULT.at("/spec/template/spec/containers/0/envFrom"))
                .allSatisfy(source ->
                        assertThat(source.at("/secretRef/optional").asBoolean()).isTrue());
        assertThat(DEFAULT.at(SUPPLIED).isMissingNode()).isTrue();
        var filled = job(chart -> chart.with("externalSecrets.enabled", true)
                .with("externalSecrets.secretstore.enabled", true)
                .with("externalSecrets.secretstore.data.LOG_LEVEL.key", "logs"));
        var sources = filled.at("/spec/template/spec/containers/0/envFrom");
        assertThat(sources.at("/0/secretRef/optional").asBoolean()).isTrue();
        assertThat(sources.at("/1/secretRef/optional").asBoolean()).isFalse();
        assertThat(filled.at(SUPPLIED).asString()).isEqualTo("LOG_LEVEL,REDIS_URL,WHISPER_LIVE_URL");
    }

    @Test
    void chromesOwnSandboxGetsWhatItNeedsAndNoMore() {
        var namespace = job(chart -> chart.with("bot.chromeSandbox", "namespace"));
        assertThat(namespace
                        .at("/spec/template/spec/securityContext/seccompProfile/localhostProfile")
                        .asString())
                .isEqualTo("vomeet/chrome.json");
        assertThat(RestrictedPods.violations(namespace.at("/spec/template"))).isEmpty();
        var capability = job(chart -> chart.with("bot.chromeSandbox", "sys-admin"));
        assertThat(RestrictedPods.violations(capability.at("/spec/template")))
                .containsExactlyInAnyOrder(
                        "vomeet-bot: allowPrivilegeEscalation is not false",
                        "vomeet-bot: adds [SYS_ADMIN, SYS_CHROOT]");
    }

    @Test
    void theDefaultPodIsRestrictedAndHasNoToken() {
        assertThat(RestrictedPods.violations(DEFAULT.at("/spec/template"))).isEmpty();
        var pod = DEFAULT.at("/spec/template/spec");
        assertThat(pod.at("/automountServiceAccountToken").asBoolean(true)).isFalse();
        assertThat(pod.at("/enableServiceLinks").asBoolean(true)).isFalse();
        assertThat(pod.at("/containers/0/securityContext/readOnlyRootFilesystem")
                        .asBoolean())
                .isTrue();
        assertThat(DEFAULT.at("/spec/backoffLimit").asInt(-1)).isZero();
        assertThat(DEFAULT.at("/spec/template/metadata/annotations")
                        .path("cluster-autoscaler.kubernetes.io/safe-to-evict")
                        .asString())
                .isEqualTo("false");
    }

    /** A limit of all of it together would also be a request where none is named, and would end bots whose folder is made larger. */
    @Test
    void whatABotWritesIsBoundedPlaceByPlace() {
        var pod = DEFAULT.at("/spec/template/spec");
        assertThat(pod.at("/containers/0/securityContext/readOnlyRootFilesystem")
                        .asBoolean())
                .isTrue();
        assertThat(pod.at("/volumes"))
                .isNotEmpty()
                .allSatisfy(
                        volume -> assertThat(volume.at("/emptyDir/sizeLimit").asString(""))
                                .as("%s", volume)
                                .isNotEmpty());
        assertThat(pod.at("/containers/0/resources").findValues(STORAGE)).isEmpty();
    }

    @Test
    void aLimitOfStorageOfOnesOwnReachesTheJobThatTheManagerCreates() {
        var chart = Chart.bot()
                .with("bot.resources.limits." + STORAGE, "1Gi")
                .with("bot.resources.requests." + STORAGE, "64Mi");
        var resources = CreatedJob.of(chart.render().jobText()).at("/spec/template/spec/containers/0/resources");
        assertThat(resources.at("/limits/" + STORAGE).asString()).isEqualTo("1Gi");
        assertThat(resources.at("/requests/" + STORAGE).asString()).isEqualTo("64Mi");
        assertThat(resources.at("/limits/memory").asString()).isEqualTo("1Gi");
    }

    @Test
    void whereNoRuntimeClassIsNamedTheClusterChooses() {
        assertThat(DEFAULT.at("/spec/template/spec").has("runtimeClassName")).isFalse();
        var job = CreatedJob.of(
                Chart.bot().with("bot.runtimeClassName", "gvisor").render().jobText());
        assertThat(job.at("/spec/template/spec/runtimeClassName").asString()).isEqualTo("gvisor");
    }

    private static JsonNode job(UnaryOperator<Chart> values) {
        return values.apply(Chart.bot()).render().job();
    }
}
