package com.vomeet.e2e.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the bots' namespace and their nodes are given for many bots. */
final class BotsPlaceTest {
    private static final Map<String, Object> BOUND =
            Map.of("enabled", true, "jobs", 7, "hard", Map.of("pods", "9", "count/secrets", "8"));

    @Test
    void aQuotaCountsJobsAndWhateverElseIsSaid() {
        var quota = Chart.product()
                .with("bots.namespace", "bots")
                .with("botQuota", BOUND)
                .render()
                .one("ResourceQuota", "vomeet-bots");
        assertThat(quota.at("/metadata/namespace").asString()).isEqualTo("bots");
        assertThat(quota.at("/spec").toString())
                .isEqualTo("{\"hard\":{\"count/jobs.batch\":\"7\",\"count/secrets\":\"8\"}}");
    }

    /** Also where the bound is somebody else's: the cluster tells in events only what keeps a Job from its pod. */
    @Test
    void theManagerMaySeeWhyAJobHasNoPod() {
        var objects = Chart.product().with("bots.namespace", "bots").render();
        assertThat(objects.one("Role", "bot-manager-events").at("/rules").toString())
                .isEqualTo("[{\"apiGroups\":[\"\"],\"resources\":[\"events\"],\"verbs\":[\"list\"]}]");
        var binding = objects.one("RoleBinding", "bot-manager-events");
        assertThat(binding.at("/metadata/namespace").asString()).isEqualTo("bots");
        assertThat(binding.at("/subjects/0").toString())
                .isEqualTo("{\"kind\":\"ServiceAccount\",\"name\":\"bot-manager\",\"namespace\":\"vomeet\"}");
        assertThat(Chart.product().with("bots.rbac.create", false).render().names("Role"))
                .as("where rights are somebody else's to give")
                .doesNotContain("bot-manager-events");
    }

    /** Helm deletes what has a hook's name before the hook, and again when one fails: a bound that is hooked is gone then. */
    @Test
    void whatBoundsBotsNeverMakesWay() {
        var objects = Chart.product().with("botQuota", BOUND).render();
        assertThat(objects.names("ResourceQuota")).containsExactlyInAnyOrder("vomeet-bots", "vomeet-bot-pods");
        var hooks = objects.all().stream()
                .filter(object -> object.at("/metadata/annotations").has("helm.sh/hook"))
                .map(object -> object.path("kind").asString() + " "
                        + object.at("/metadata/name").asString());
        assertThat(hooks).containsExactly("Pod bot-manager-leave");
    }

    /** The scope is that of pods without a deadline of their own. */
    @Test
    void whatAsksTheBotsToLeaveIsNotCountedAndTheBotsAre() {
        var objects = Chart.product().with("botQuota", BOUND).render();
        assertThat(objects.one("ResourceQuota", "vomeet-bot-pods").at("/spec").toString())
                .isEqualTo("{\"scopes\":[\"NotTerminating\"],\"hard\":{\"pods\":\"9\"}}");
        assertThat(objects.one("Pod", "bot-manager-leave").at("/spec").has("activeDeadlineSeconds"))
                .isTrue();
        assertThat(objects.job().at("/spec/template/spec").has("activeDeadlineSeconds"))
                .isFalse();
        assertThat(Chart.product()
                        .with("botQuota.enabled", true)
                        .with("botQuota.hard", Map.of("requests.storage", "1Ti"))
                        .render()
                        .names("ResourceQuota"))
                .as("nothing is said of pods")
                .containsExactly("vomeet-bots");
    }

    @Test
    void theImageIsHeldOnTheNodesThatBotsComeToAndOnNoOther() {
        var chart = Chart.product()
                .with("prepull.enabled", true)
                .with("bots.namespace", "bots")
                .with("bots.imageTag", "7")
                .with("bots.bot.nodeSelector", Map.of("pool", "bots"))
                .with("bots.bot.tolerations", List.of(Map.of("key", "bots", "operator", "Exists")))
                .with("bots.bot.imagePullPolicy", "IfNotPresent");
        var objects = chart.render();
        var set = objects.one("DaemonSet", "vomeet-prepull");
        var pod = set.at("/spec/template/spec");
        var bot = objects.job().at("/spec/template/spec");
        for (var field : List.of("nodeSelector", "tolerations", "imagePullSecrets", "serviceAccountName")) {
            assertThat(pod.path(field)).as(field).isEqualTo(bot.path(field));
        }
        for (var field : List.of("image", "imagePullPolicy")) {
            assertThat(pod.at("/containers/0/" + field)).as(field).isEqualTo(bot.at("/containers/0/" + field));
        }
        assertThat(set.at("/metadata/namespace").asString()).isEqualTo("bots");
        assertThat(RestrictedPods.violations(set.at("/spec/template"))).isEmpty();
        assertThat(pod.at("/automountServiceAccountToken").asBoolean(true)).isFalse();
        assertThat(new Policies(objects).of("vomeet-prepull", "egress")).isEmpty();
    }

    @Test
    void drainsWaitForMeetingsIfTheyAreToldTo() {
        var budget = Chart.product()
                .with("botDisruptionBudget.enabled", true)
                .render()
                .one("PodDisruptionBudget", "vomeet-bots");
        assertThat(budget.at("/spec/selector/matchLabels"))
                .isEqualTo(Chart.bot().render().job().at("/spec/template/metadata/labels"));
        assertThat(budget.at("/spec/minAvailable").asInt()).isGreaterThan(100_000);
    }

    @Test
    void containersThatSayNothingAreGivenLimits() {
        var range = Chart.product()
                .with("botLimitRange.enabled", true)
                .with("botLimitRange.max", Map.of("memory", "4Gi"))
                .render()
                .one("LimitRange", "vomeet-bots");
        assertThat(range.at("/spec/limits/0").toString())
                .isEqualTo("{\"type\":\"Container\",\"default\":{\"cpu\":\"1\",\"memory\":\"512Mi\"},"
                        + "\"defaultRequest\":{\"cpu\":\"50m\",\"memory\":\"64Mi\"},\"max\":{\"memory\":\"4Gi\"}}");
    }

    @Test
    void botsComeBeforeOrAfterOtherWork() {
        var objects = Chart.product()
                .with("priorityClasses", Map.of("vomeet-bot", Map.of("value", 1000, "preemptionPolicy", "Never")))
                .with("bots.bot.priorityClassName", "vomeet-bot")
                .with("manager.priorityClassName", "vomeet-bot")
                .render();
        var priority = objects.one("PriorityClass", "vomeet-bot");
        assertThat(priority.at("/value").asInt()).isEqualTo(1000);
        assertThat(priority.at("/preemptionPolicy").asString()).isEqualTo("Never");
        assertThat(objects.job().at("/spec/template/spec/priorityClassName").asString())
                .isEqualTo("vomeet-bot");
        assertThat(objects.one("Deployment", "bot-manager")
                        .at("/spec/template/spec/priorityClassName")
                        .asString())
                .isEqualTo("vomeet-bot");
    }
}
