package com.vomeet.e2e.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who may talk to whom. */
final class NetworkPolicyTest {
    private static final Objects DEFAULT = Chart.product().render();
    private static final Policies POLICIES = new Policies(DEFAULT);

    @Test
    void botsReachTheMeetingAndWhatTheyNeed() {
        assertThat(POLICIES.of("vomeet-bot", "egress"))
                .containsExactly(
                        "kube-system/*:53",
                        "169.254.20.10/32:53",
                        "0.0.0.0/0",
                        "::/0",
                        "vomeet/bot-manager:8080",
                        "vomeet/redis:6379",
                        "vomeet/whisperlive:8000");
    }

    /** A policy is asked about the pod's port, after the service has been taken off. */
    @Test
    void namesAreAskedWhereThePodsOfTheNameServiceListen() {
        var elsewhere = Chart.product()
                .with("networkPolicy.dns.namespace", "openshift-dns")
                .with("networkPolicy.dns.ports", List.of(5353));
        assertThat(new Policies(elsewhere.render()).of("vomeet-bot", "egress")).contains("openshift-dns/*:5353");
    }

    @Test
    void theInternetIsNotThePrivateNetworksWhereDatabaseAndApiServerAre() {
        var except = DEFAULT.one("NetworkPolicy", "vomeet-bot").at("/spec/egress/1/to/0/ipBlock/except");
        assertThat(Objects.texts(except))
                .contains("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "169.254.0.0/16");
        assertThat(Objects.texts(except))
                .as("what clouds answer to their machines at addresses that are public elsewhere")
                .contains("168.63.129.16/32", "192.0.0.0/24");
        var six = DEFAULT.one("NetworkPolicy", "vomeet-bot").at("/spec/egress/2/to/0/ipBlock/except");
        assertThat(Objects.texts(six)).containsExactly("fc00::/7", "fe80::/10");
    }

    @Test
    void nothingReachesBots() {
        var policy = DEFAULT.one("NetworkPolicy", "vomeet-bot");
        assertThat(Objects.texts(policy.at("/spec/policyTypes"))).containsExactly("Ingress", "Egress");
        assertThat(policy.at("/spec/ingress")).isEmpty();
        assertThat(Chart.bot().render().job().at("/spec/template/metadata/labels"))
                .as("what the policy selects is what bots have")
                .isEqualTo(policy.at("/spec/podSelector/matchLabels"));
    }

    @Test
    void onlyTheManagerReachesTheDatabase() {
        assertThat(POLICIES.of("postgres", "ingress"))
                .containsExactly("vomeet/bot-manager:5432", "vomeet/bot-manager-leave:5432");
        assertThat(POLICIES.of("postgres", "egress")).isEmpty();
    }

    @Test
    void redisAndSpeechAnswerThoseWhoUseThemAndCallNobody() {
        assertThat(POLICIES.of("redis", "ingress"))
                .containsExactly(
                        "vomeet/bot-instance:6379", "vomeet/bot-manager:6379", "vomeet/bot-manager-leave:6379");
        assertThat(POLICIES.of("redis", "egress")).isEmpty();
        assertThat(POLICIES.of("whisperlive", "ingress")).containsExactly("vomeet/bot-instance:8000");
        assertThat(POLICIES.of("whisperlive", "egress")).isEmpty();
    }

    @Test
    void theManagersPortCanBeKeptToSome() {
        assertThat(POLICIES.of("bot-manager", "ingress")).containsExactly("anybody:8080");
        var ingress =
                Map.of("namespaceSelector", Map.of("matchLabels", Map.of("kubernetes.io/metadata.name", "ingress")));
        var kept = Chart.product().with("networkPolicy.managerFrom", List.of(ingress));
        assertThat(new Policies(kept.render()).of("bot-manager", "ingress"))
                .containsExactly("vomeet/bot-instance:8080", "ingress/*:8080");
    }

    @Test
    void botsOfAnotherNamespaceAreTheSameBots() {
        var elsewhere = Chart.product().with("bots.namespace", "bots").render();
        assertThat(elsewhere
                        .one("NetworkPolicy", "vomeet-bot")
                        .at("/metadata/namespace")
                        .asString())
                .isEqualTo("bots");
        assertThat(new Policies(elsewhere).of("redis", "ingress"))
                .contains("bots/bot-instance:6379", "vomeet/bot-manager:6379");
    }

    @Test
    void everyPodOfTheProductHasAPolicy() {
        var selected = DEFAULT.kind("NetworkPolicy")
                .map(policy -> policy.at("/spec/podSelector/matchLabels/app.kubernetes.io~1component")
                        .asString());
        var pods = DEFAULT.all().stream()
                .map(object -> Objects.pod(object).at("/metadata/labels/app.kubernetes.io~1component"))
                .filter(component -> !component.isMissingNode())
                .map(component -> component.asString());
        assertThat(selected.toList()).containsAll(pods.toList());
    }

    @Test
    void policiesCanBeLeftToOthers() {
        assertThat(Chart.product().with("networkPolicy.enabled", false).render().kind("NetworkPolicy"))
                .isEmpty();
    }
}
