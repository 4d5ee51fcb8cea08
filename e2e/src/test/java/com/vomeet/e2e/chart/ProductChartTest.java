package com.vomeet.e2e.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.marcnuri.helm.Helm;
import com.vomeet.e2e.house.Tree;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

final class ProductChartTest {
    private static final Objects DEFAULT = Chart.product().render();
    private static final Chart OWN = Chart.product()
            .with("postgresql.enabled", false)
            .with("externalDatabase.url", "jdbc:postgresql://db.example:5432/vomeet")
            .with("externalDatabase.existingSecret", "db")
            .with("redis.enabled", false)
            .with("externalRedis.url", "rediss://redis.example:6379/0")
            .with("externalRedis.existingSecret", "users")
            .with("externalRedis.botUsername", "bot")
            .with("speech.enabled", false)
            .with("externalSpeech.url", "wss://speech.example/ws");

    @Test
    void itPassesTheStrictLint() {
        var result = new Helm(Chart.product().folder()).lint().strict().call();
        assertThat(result.isFailed()).as("%s", result.getMessages()).isFalse();
    }

    @Test
    void theGuidesAddressesAreRight() {
        assertThat(DEFAULT.kind("Service")
                        .collect(Collectors.toMap(
                                service -> service.at("/metadata/name").asString(),
                                service -> service.at("/spec/ports/0/port").asInt())))
                .isEqualTo(Map.of("bot-manager", 8080, "redis", 6379, "whisperlive", 8000, "postgres", 5432));
        assertThat(DEFAULT.names("ServiceAccount")).containsExactlyInAnyOrder("bot-manager", "vomeet-bot");
        assertThat(environment(DEFAULT))
                .containsEntry("ORCHESTRATOR", "k8s")
                .containsEntry("K8S_NAMESPACE", "vomeet")
                .containsEntry("K8S_JOB_TEMPLATE", "/etc/vomeet/job.yaml")
                .containsEntry("REDIS_URL", "redis://redis:6379/0")
                .containsEntry("BOT_REDIS_URL", "redis://redis.vomeet:6379/0")
                .containsEntry("BOT_REDIS_PASSWORD", "redis/bot-password")
                .containsEntry("WHISPER_LIVE_URL", "ws://whisperlive.vomeet:8000/ws")
                .containsEntry("DATABASE_PASSWORD", "postgres/password");
    }

    @Test
    void aManagerIsReplacedWithoutAGap() {
        var manager = DEFAULT.one("Deployment", "bot-manager").at("/spec");
        assertThat(manager.at("/strategy/rollingUpdate/maxUnavailable").asInt(1))
                .isZero();
        var drain = Integer.parseInt(environment(DEFAULT).getOrDefault("DRAIN_MS", "0"));
        assertThat(drain).isPositive();
        assertThat(manager.at("/template/spec/terminationGracePeriodSeconds").asInt() * 1_000)
                .as("the drain, and what is in hand after it")
                .isGreaterThan(drain + 9_000);
        var longer = Chart.product().with("manager.env.DRAIN_MS", "59001").render();
        assertThat(environment(longer)).containsEntry("DRAIN_MS", "59001");
        assertThat(longer.one("Deployment", "bot-manager")
                        .at("/spec/template/spec/terminationGracePeriodSeconds")
                        .asInt())
                .isEqualTo(85);
        assertThat(manager.at("/template/spec/containers/0/readinessProbe/httpGet/path")
                        .asString())
                .as("what all replicas lack does not take them all away")
                .isEqualTo("/servez");
    }

    @Test
    void everyServiceFindsItsPods() {
        assertThat(DEFAULT.kind("Service")).allSatisfy(service -> {
            var name = service.at("/metadata/name").asString();
            var workload = DEFAULT.all().stream()
                    .filter(object -> object.has("spec") && object.at("/spec").has("replicas"))
                    .filter(object -> object.at("/metadata/name").asString().equals(name))
                    .findFirst()
                    .orElseThrow();
            var labels = workload.at("/spec/template/metadata/labels");
            service.at("/spec/selector")
                    .forEachEntry((key, value) -> assertThat(labels.path(key)).isEqualTo(value));
            assertThat(workload.at("/spec/template/spec/containers/0/ports/0/name"))
                    .isEqualTo(service.at("/spec/ports/0/targetPort"));
        });
    }

    @Test
    void everyPodIsRestricted() {
        var pods = pods().toList();
        assertThat(pods).hasSize(5);
        assertThat(pods).allSatisfy(pod -> {
            assertThat(RestrictedPods.violations(pod)).isEmpty();
            assertThat(pod.at("/spec/containers"))
                    .allSatisfy(container -> assertThat(container
                                    .at("/securityContext/readOnlyRootFilesystem")
                                    .asBoolean())
                            .isTrue());
        });
    }

    private static Stream<JsonNode> pods() {
        return DEFAULT.all().stream().map(Objects::pod).filter(pod -> !pod.isMissingNode());
    }

    @Test
    void onlyTheManagerHasAToken() {
        var tokens = pods().filter(
                        pod -> pod.at("/spec/automountServiceAccountToken").asBoolean(true))
                .map(pod -> pod.at("/spec/serviceAccountName").asString());
        assertThat(tokens).containsOnly("bot-manager");
    }

    @Test
    void keysAndPasswordsAreMadeAtRandom() {
        var first = secrets(DEFAULT);
        var second = secrets(Chart.product().render());
        assertThat(first.keySet())
                .isEqualTo(second.keySet())
                .containsExactlyInAnyOrder(
                        "bot-manager/signing-key",
                        "bot-manager/admin-api-token",
                        "postgres/password",
                        "redis/manager-password",
                        "redis/bot-password");
        assertThat(first)
                .allSatisfy((name, value) -> assertThat(value)
                        .as(name)
                        .hasSizeGreaterThanOrEqualTo(32)
                        .isNotEqualTo(second.get(name)));
        assertThat(first.values()).doesNotHaveDuplicates();
    }

    @Test
    void keysThatAreBeingChangedNeedNotBeThere() {
        var variables = DEFAULT.one("Deployment", "bot-manager").at("/spec/template/spec/containers/0/env");
        assertThat(variables
                        .valueStream()
                        .filter(variable -> variable.path("name").asString().endsWith("_PREVIOUS"))
                        .map(variable -> variable.at("/valueFrom/secretKeyRef").toString()))
                .containsExactly(
                        "{\"name\":\"bot-manager\",\"key\":\"signing-key-previous\",\"optional\":true}",
                        "{\"name\":\"bot-manager\",\"key\":\"admin-api-token-previous\",\"optional\":true}");
    }

    @Test
    void onlyTheDatabasesPasswordOutlivesTheRelease() {
        var kept = DEFAULT.all().stream()
                .filter(object -> object.at("/metadata/annotations/helm.sh~1resource-policy")
                        .asString()
                        .equals("keep"))
                .map(object -> object.at("/kind").asString() + " "
                        + object.at("/metadata/name").asString());
        assertThat(kept).containsExactly("Secret postgres");
        assertThat(DEFAULT.one("StatefulSet", "postgres")
                        .at("/spec/volumeClaimTemplates/0/metadata/name")
                        .asString())
                .isEqualTo("data");
        assertThat(DEFAULT.names("PersistentVolumeClaim"))
                .as("goes with the release")
                .containsExactly("redis");
    }

    @Test
    void addressesOfOnesOwnTakeThePlaceOfWhatIsBuiltIn() {
        var objects = OWN.render();
        assertThat(objects.kind("StatefulSet")).isEmpty();
        assertThat(objects.names("Secret")).containsExactly("bot-manager");
        assertThat(environment(objects))
                .containsEntry("DATABASE_URL", "jdbc:postgresql://db.example:5432/vomeet")
                .containsEntry("DATABASE_PASSWORD", "db/password")
                .containsEntry("REDIS_URL", "rediss://redis.example:6379/0")
                .containsEntry("BOT_REDIS_USERNAME", "bot")
                .containsEntry("BOT_REDIS_PASSWORD", "users/bot-password")
                .containsEntry("WHISPER_LIVE_URL", "wss://speech.example/ws");
        assertThat(OWN.notes()).contains("networkPolicy.botEgress");
    }

    @Test
    void oneTagIsAllImages() {
        var objects = Chart.product().with("global.imageTag", "staging").render();
        assertThat(List.of(
                        image(objects.one("Deployment", "bot-manager")),
                        image(objects.one("Deployment", "whisperlive")),
                        image(objects.job())))
                .containsExactly(
                        "ghcr.io/voltade/vomeet-bot-manager:staging",
                        "ghcr.io/voltade/vomeet-speech:staging",
                        "ghcr.io/voltade/vomeet-bot:staging");
        var bot = Chart.product().with("bots.imageTag", "next").render();
        assertThat(image(bot.job())).endsWith(":next");
    }

    @Test
    void theManagerStartsAnewWhenTheDescriptionOfBotsChanges() {
        var path = "/spec/template/metadata/annotations/checksum~1job";
        var changed = Chart.product().with("bots.bot.shmSize", "1Gi").render();
        assertThat(changed.one("Deployment", "bot-manager").at(path))
                .isNotEqualTo(DEFAULT.one("Deployment", "bot-manager").at(path));
    }

    @Test
    void beforeTheManagerGoesItsBotsLeave() {
        var leave = DEFAULT.one("Pod", "bot-manager-leave");
        assertThat(leave.at("/metadata/annotations/helm.sh~1hook").asString()).isEqualTo("pre-delete");
        assertThat(leave.at("/metadata/annotations/helm.sh~1hook-delete-policy").asString())
                .as("nothing is left of it, neither if it ends well nor if it cannot start")
                .isEqualTo("before-hook-creation,hook-succeeded,hook-failed");
        assertThat(leave.at("/spec/containers/0/command/2").asString()).contains("vomeet-admin leave-all");
        assertThat(environment(leave)).containsAllEntriesOf(environment(DEFAULT));
        assertThat(leave.at("/spec/activeDeadlineSeconds").asInt()).isEqualTo(240);
        var patient = Chart.product().with("manager.leaveOnUninstall", "600s").render();
        assertThat(patient.one("Pod", "bot-manager-leave")
                        .at("/spec/activeDeadlineSeconds")
                        .asInt())
                .isEqualTo(780);
        assertThat(Chart.product().with("manager.leaveOnUninstall", "").render().kind("Pod"))
                .isEmpty();
    }

    @Test
    void theNotesSayHowToGetTheFirstKey() {
        assertThat(Chart.product().notes())
                .contains("kubectl exec -n vomeet deploy/bot-manager -- vomeet-admin account create NAME")
                .contains("svc/bot-manager", "pvc/data-postgres-0")
                .contains("helm uninstall vomeet -n vomeet --no-hooks");
        assertThat(Chart.product().with("manager.leaveOnUninstall", "").notes()).doesNotContain("--no-hooks");
        assertThat(Chart.product().with("bots.namespace", "bots").notes()).contains("Namespace bots has to exist");
    }

    @Test
    void theSubChartIsTheBotsChartItself() {
        var link = Chart.product().folder().resolve("charts/vomeet-bot");
        assertThat(link).isSymbolicLink();
        assertThat(Tree.text(link.resolve("Chart.yaml")))
                .isEqualTo(Tree.text(Chart.bot().folder().resolve("Chart.yaml")));
        var own = Chart.YAML.readTree(Tree.text(link.resolve("Chart.yaml")));
        var wanted = Chart.YAML
                .readTree(Tree.text(Chart.product().folder().resolve("Chart.yaml")))
                .at("/dependencies/0");
        assertThat(wanted.path("version")).isEqualTo(own.path("version"));
    }

    private static String image(JsonNode workload) {
        return workload.at("/spec/template/spec/containers/0/image").asString();
    }

    private static Map<String, String> environment(Objects objects) {
        return environment(objects.one("Deployment", "bot-manager"));
    }

    /** Variables; those from Secrets as {@code secret/key}. */
    private static Map<String, String> environment(JsonNode workload) {
        return Objects.pod(workload)
                .at("/spec/containers/0/env")
                .valueStream()
                .collect(Collectors.toMap(variable -> variable.path("name").asString(), variable -> {
                    var secret = variable.at("/valueFrom/secretKeyRef");
                    return secret.isMissingNode()
                            ? variable.path("value").asString()
                            : secret.path("name").asString() + "/"
                                    + secret.path("key").asString();
                }));
    }

    private static Map<String, String> secrets(Objects objects) {
        return objects.kind("Secret")
                .flatMap(secret -> secret.path("data")
                        .propertyStream()
                        .map(entry -> Map.entry(
                                secret.at("/metadata/name").asString() + "/" + entry.getKey(),
                                new String(
                                        Base64.getDecoder()
                                                .decode(entry.getValue().asString()),
                                        StandardCharsets.UTF_8))))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
