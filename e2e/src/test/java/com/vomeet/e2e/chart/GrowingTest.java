package com.vomeet.e2e.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What an installation becomes when there are more meetings than one of everything bears. */
final class GrowingTest {
    private static final List<String> MANAGERS =
            List.of("bot-manager", "bot-manager-fleet", "bot-manager-transcripts", "bot-manager-webhooks");
    private static final Objects DEFAULT = Chart.product().render();
    private static final Objects SPLIT =
            Chart.product().with("roles.split", true).render();

    private static String text(JsonNode object, String path) {
        return object.at(path).asString();
    }

    private static String variable(JsonNode deployment, String name) {
        return deployment
                .at("/spec/template/spec/containers/0/env")
                .valueStream()
                .filter(one -> one.path("name").asString().equals(name))
                .map(one -> one.path("value").asString())
                .findFirst()
                .orElse("");
    }

    @Test
    void aFirstTryHasOneOfEachAndNothingThatGrows() {
        assertThat(DEFAULT.names("Deployment")).containsExactlyInAnyOrder("bot-manager", "whisperlive");
        assertThat(variable(DEFAULT.one("Deployment", "bot-manager"), "ROLES")).isEmpty();
        for (var kind : List.of(
                "HorizontalPodAutoscaler",
                "PodDisruptionBudget",
                "ResourceQuota",
                "LimitRange",
                "DaemonSet",
                "PriorityClass",
                "Ingress",
                "HTTPRoute")) {
            assertThat(DEFAULT.kind(kind)).as(kind).isEmpty();
        }
    }

    @Test
    void eachRoleIsADeploymentWithTheRestOfTheSettingsAlike() {
        assertThat(SPLIT.names("Deployment")).containsAll(MANAGERS);
        assertThat(MANAGERS.stream().map(name -> variable(SPLIT.one("Deployment", name), "ROLES")))
                .containsExactly("api", "fleet", "transcripts", "webhooks");
        assertThat(MANAGERS.stream().map(name -> variable(SPLIT.one("Deployment", name), "DATABASE_URL")))
                .containsOnly("jdbc:postgresql://postgres:5432/vomeet");
        assertThat(MANAGERS)
                .allSatisfy(name -> assertThat(RestrictedPods.violations(
                                SPLIT.one("Deployment", name).at("/spec/template")))
                        .isEmpty());
    }

    /** What selects pods can never be changed, and an upgrade may part what was one. */
    @Test
    void theApiIsFoundWhereTheWholeManagerWasAndByNobodyElse() {
        var selector = "/spec/selector/matchLabels";
        assertThat(SPLIT.one("Deployment", "bot-manager").at(selector))
                .isEqualTo(DEFAULT.one("Deployment", "bot-manager").at(selector));
        assertThat(MANAGERS.stream().map(name -> SPLIT.one("Deployment", name).at(selector)))
                .doesNotHaveDuplicates();
        assertThat(SPLIT.one("Service", "bot-manager").at("/spec/selector"))
                .isEqualTo(SPLIT.one("Deployment", "bot-manager").at(selector));
    }

    @Test
    void everyRoleReachesTheDatabaseAndRedisAndOnlyTheApiIsAskedAnything() {
        var policies = new Policies(SPLIT);
        var peers =
                Stream.concat(MANAGERS.stream(), Stream.of("bot-manager-leave")).toList();
        assertThat(policies.of("postgres", "ingress"))
                .containsExactlyElementsOf(
                        peers.stream().map(peer -> "vomeet/" + peer + ":5432").toList());
        assertThat(policies.of("redis", "ingress"))
                .containsAll(
                        peers.stream().map(peer -> "vomeet/" + peer + ":6379").toList());
        assertThat(policies.of("bot-manager", "ingress")).containsExactly("anybody:8080");
        assertThat(MANAGERS.subList(1, 4))
                .allSatisfy(name -> assertThat(policies.of(name, "ingress")).isEmpty());
    }

    /** The API's is for the operator's commands, which run in its container. */
    @Test
    void whoAsksTheApiServerNothingHasNoToken() {
        assertThat(MANAGERS)
                .filteredOn(name -> SPLIT.one("Deployment", name)
                        .at("/spec/template/spec/automountServiceAccountToken")
                        .asBoolean(true))
                .containsExactly("bot-manager", "bot-manager-fleet");
    }

    @Test
    void aRoleHasFiguresOfItsOwnAndElseThoseOfAll() {
        var chart = Chart.product()
                .with("roles.split", true)
                .with("roles.api.replicas", 3)
                .with("roles.fleet.resources", Map.of("requests", Map.of("cpu", "2")));
        var objects = chart.render();
        assertThat(objects.one("Deployment", "bot-manager").at("/spec/replicas").asInt())
                .isEqualTo(3);
        var resources = "/spec/template/spec/containers/0/resources";
        assertThat(objects.one("Deployment", "bot-manager-fleet").at(resources).toString())
                .isEqualTo("{\"requests\":{\"cpu\":\"2\"}}");
        assertThat(objects.one("Deployment", "bot-manager-webhooks").at(resources))
                .isEqualTo(DEFAULT.one("Deployment", "bot-manager").at(resources));
    }

    @Test
    void anAutoscalerTakesThePlaceOfAFixedNumber() {
        var objects = Chart.product().with("manager.autoscaling.enabled", true).render();
        assertThat(objects.one("Deployment", "bot-manager").at("/spec").has("replicas"))
                .isFalse();
        var scaler = objects.one("HorizontalPodAutoscaler", "bot-manager").at("/spec");
        assertThat(text(scaler, "/scaleTargetRef/name")).isEqualTo("bot-manager");
        assertThat(scaler.at("/minReplicas").asInt()).isEqualTo(2);
        assertThat(scaler.at("/metrics").toString())
                .isEqualTo("[{\"type\":\"Resource\",\"resource\":{\"name\":\"cpu\",\"target\":"
                        + "{\"type\":\"Utilization\",\"averageUtilization\":300}}}]");
    }

    @Test
    void textThatWaitsIsWhatTheTranscriptsRoleGrowsBy() {
        var how = Map.of("enabled", true, "cpuPercent", 0, "streamLag", Map.of("perReplica", 500));
        var objects = Chart.product()
                .with("roles.split", true)
                .with("roles.transcripts.autoscaling", how)
                .with("manager.autoscaling.streamLag.selector", Map.of("release", "vomeet"))
                .render();
        assertThat(objects.names("HorizontalPodAutoscaler")).containsExactly("bot-manager-transcripts");
        assertThat(objects.one("HorizontalPodAutoscaler", "bot-manager-transcripts")
                        .at("/spec/metrics")
                        .toString())
                .isEqualTo("[{\"type\":\"External\",\"external\":{\"metric\":{\"name\":\"vomeet_stream_lag\","
                        + "\"selector\":{\"matchLabels\":{\"release\":\"vomeet\"}}},"
                        + "\"target\":{\"type\":\"AverageValue\",\"averageValue\":\"500\"}}}]");
    }

    @Test
    void oneRoleMayStayAsItIsWhereAllOthersGrow() {
        var objects = Chart.product()
                .with("roles.split", true)
                .with("manager.autoscaling.enabled", true)
                .with("roles.webhooks.autoscaling", Map.of("enabled", false))
                .render();
        assertThat(objects.names("HorizontalPodAutoscaler"))
                .containsExactly("bot-manager", "bot-manager-fleet", "bot-manager-transcripts");
    }

    @Test
    void whatHasNothingToGoByIsRefusedByName() {
        assertThat(Chart.product()
                        .with("manager.autoscaling.enabled", true)
                        .with("manager.autoscaling.cpuPercent", 0)
                        .refusal())
                .contains("the autoscaling of bot-manager has nothing to go by");
    }

    /** One alone with a budget would stop every drain. */
    @Test
    void drainsTakeManagersOneAfterTheOtherWhereThereAreSeveral() {
        var two = Chart.product().with("manager.replicas", 2).with("speech.replicas", 2);
        assertThat(two.render().names("PodDisruptionBudget")).containsExactlyInAnyOrder("bot-manager", "whisperlive");
        assertThat(two.with("manager.disruptionBudget.enabled", false).render().names("PodDisruptionBudget"))
                .containsExactly("whisperlive");
        assertThat(two.with("manager.replicas", 1).render().names("PodDisruptionBudget"))
                .containsExactly("whisperlive");
    }

    @Test
    void podsOfOneKindAreSpreadAmongThemselves() {
        var pods = SPLIT.one("Deployment", "bot-manager-fleet").at("/spec/template");
        var constraint = pods.at("/spec/topologySpreadConstraints/0");
        assertThat(text(constraint, "/topologyKey")).isEqualTo("kubernetes.io/hostname");
        constraint
                .at("/labelSelector/matchLabels")
                .forEachEntry((key, value) ->
                        assertThat(pods.at("/metadata/labels").path(key)).isEqualTo(value));
        assertThat(text(constraint, "/labelSelector/matchLabels/app.kubernetes.io~1component"))
                .isEqualTo("bot-manager-fleet");
    }

    @Test
    void aDigestIsTheImageWhateverItsTag() {
        var digest = "sha256:" + "0a".repeat(32);
        var objects = Chart.product()
                .with("global.imageTag", "production")
                .with("manager.image.digest", digest)
                .with("speech.image.digest", digest)
                .with("bots.imageDigest", digest)
                .render();
        var image = "/spec/template/spec/containers/0/image";
        assertThat(List.of(
                        text(objects.one("Deployment", "bot-manager"), image),
                        text(objects.one("Deployment", "whisperlive"), image),
                        text(objects.job(), image)))
                .containsExactly(
                        "ghcr.io/voltade/vomeet-bot-manager@" + digest,
                        "ghcr.io/voltade/vomeet-speech@" + digest,
                        "ghcr.io/voltade/vomeet-bot@" + digest);
    }

    @Test
    void theWayInLeadsToTheApi() {
        var objects = Chart.product()
                .with("ingress.enabled", true)
                .with("ingress.hosts", List.of("vomeet.example"))
                .with("ingress.tlsSecret", "certificate")
                .with("httpRoute.enabled", true)
                .with("httpRoute.parentRefs", List.of(Map.of("name", "gateway")))
                .render();
        var ingress = objects.one("Ingress", "bot-manager").at("/spec");
        assertThat(text(ingress, "/rules/0/host")).isEqualTo("vomeet.example");
        assertThat(text(ingress, "/rules/0/http/paths/0/backend/service/name")).isEqualTo("bot-manager");
        assertThat(text(ingress, "/tls/0/hosts/0")).isEqualTo("vomeet.example");
        var route = objects.one("HTTPRoute", "bot-manager").at("/spec");
        assertThat(text(route, "/parentRefs/0/name")).isEqualTo("gateway");
        assertThat(route.at("/rules/0/backendRefs/0/port").asInt()).isEqualTo(8080);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ingress:ingress.hosts", "httpRoute:httpRoute.parentRefs"})
    void aWayInThatLeadsFromNowhereIsRefused(String part) {
        var names = part.split(":", 2);
        assertThat(Chart.product().with(names[0] + ".enabled", true).refusal()).contains(names[1] + " is needed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"values.staging.yaml", "values.production.yaml"})
    void theExamplesNameTheirImagesAndBoundTheirBots(String file) {
        var objects = Chart.product().file(file).render();
        var tag = file.replace("values.", "").replace(".yaml", "");
        assertThat(text(objects.job(), "/spec/template/spec/containers/0/image"))
                .endsWith(":" + tag);
        assertThat(objects.names("ResourceQuota")).contains("vomeet-bots");
    }

    @Test
    void theBuiltInDatabaseTakesAllConnectionsOfAnUpgradeThatAllRolesGrowIn() {
        assertThat(connections(DEFAULT)).isEqualTo("100");
        assertThat(connections(SPLIT))
                .as("twice four, and who asks the bots to leave")
                .isEqualTo("183");
        var grown = Chart.product()
                .with("roles.split", true)
                .with("roles.api.autoscaling", Map.of("enabled", true, "maxReplicas", 6))
                .with("manager.env.DATABASE_POOL_SIZE", 30)
                .render();
        assertThat(connections(grown)).isEqualTo("423");
        assertThat(text(grown.one("ConfigMap", "postgres-start"), "/data/start.sh"))
                .contains("-c max_connections=\"${MAX_CONNECTIONS:-100}\"");
    }

    private static String connections(Objects objects) {
        return variable(objects.one("StatefulSet", "postgres"), "MAX_CONNECTIONS");
    }

    @Test
    void theNotesSayHowManyConnectionsADatabaseOfOnesOwnHasToTake() {
        var own = Chart.product()
                .with("postgresql.enabled", false)
                .with("externalDatabase.url", "jdbc:postgresql://db/vomeet")
                .with("externalDatabase.existingSecret", "database");
        assertThat(own.notes()).doesNotContain("DATABASE_POOL_SIZE");
        var many = own.with("manager.replicas", 8);
        assertThat(many.notes()).contains("may hold 200 connections", "DATABASE_POOL_SIZE");
        assertThat(many.with("manager.env.DATABASE_POOL_SIZE", 9).notes()).doesNotContain("DATABASE_POOL_SIZE");
        assertThat(Chart.product().with("manager.replicas", 8).notes()).doesNotContain("DATABASE_POOL_SIZE");
    }
}
