package com.vomeet.e2e.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Who may do what among the bots: the manager a little, the bots nothing. */
final class BotRightsTest {
    private static final Chart EVERYTHING = Chart.bot()
            .with("externalSecrets.enabled", true)
            .with("externalSecrets.onepassword.enabled", true)
            .with("externalSecrets.secretstore.enabled", true);

    @Test
    void theManagerMayDoWhatItNeedsAndNoMore() {
        assertThat(Chart.bot().render().one("Role", "vomeet-bot-manager").at("/rules"))
                .isEqualTo(Chart.YAML.readTree("""
                    - {apiGroups: [batch], resources: [jobs], verbs: [create, get, list, watch, delete]}
                    - {apiGroups: [""], resources: [pods], verbs: [get, list, watch]}
                    - {apiGroups: [""], resources: [secrets], verbs: [create]}
                    """));
    }

    @Test
    void thatIsTheManagerOfTheNamespaceThatIsSaid() {
        assertThat(subject(Chart.bot())).isEqualTo("vomeet-bot/bot-manager");
        assertThat(subject(Chart.bot()
                        .with("rbac.managerNamespace", "vomeet")
                        .with("rbac.managerServiceAccount", "other")))
                .isEqualTo("vomeet/other");
        assertThat(Chart.bot().with("rbac.create", false).render().kind("Role")).isEmpty();
    }

    @Test
    void theGuidesOwnRoleHasAnotherNameSoThatBothCanStand() {
        assertThat(Chart.bot().render().names("Role")).isNotEmpty().doesNotContain("bot-manager");
        assertThat(Chart.bot().render().names("RoleBinding")).doesNotContain("bot-manager");
    }

    @Test
    void theManagersAccountIsMadeOnlyWhereTheReleaseLives() {
        assertThat(Chart.bot().render().names("ServiceAccount")).contains("bot-manager");
        assertThat(Chart.bot().with("rbac.managerNamespace", "vomeet").render().names("ServiceAccount"))
                .doesNotContain("bot-manager");
    }

    @Test
    void nothingIsGrantedToTheBots() {
        assertThat(EVERYTHING.render().all())
                .anyMatch(object -> subjects(object).findAny().isPresent());
        assertThat(EVERYTHING.render().all().stream().flatMap(BotRightsTest::subjects))
                .containsOnly("vomeet-bot/bot-manager", "vomeet-bot/vomeet-bot-secretstore");
    }

    @Test
    void theOperatorReadsOnlyTheSecretsThatAreNamed() {
        var role = EVERYTHING
                .with("externalSecrets.secretstore.data.LOG_LEVEL.key", "logs")
                .render()
                .one("Role", "vomeet-bot-secretstore");
        assertThat(Objects.texts(role.at("/rules/0/resourceNames")))
                .containsExactly("logs", "redis-credentials", "whisperlive-credentials");
        assertThat(Objects.texts(role.at("/rules/0/verbs"))).isEqualTo(List.of("get"));
        assertThat(role.at("/rules")).hasSize(1);
    }

    private static String subject(Chart chart) {
        return subjects(chart.render().one("RoleBinding", "vomeet-bot-manager"))
                .findFirst()
                .orElseThrow();
    }

    private static Stream<String> subjects(JsonNode object) {
        return object.path("subjects")
                .valueStream()
                .map(subject -> subject.path("namespace").asString() + "/"
                        + subject.path("name").asString());
    }
}
