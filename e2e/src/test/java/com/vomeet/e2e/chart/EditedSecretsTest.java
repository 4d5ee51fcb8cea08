package com.vomeet.e2e.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The guide's second step: somebody edits the templates of the bots' Secrets, and everything that follows from them follows. */
final class EditedSecretsTest {
    private static final String SUPPLIED = "/metadata/annotations/vomeet.io~1supplied-by-secrets";
    private static final String STORE = "templates/secret-envs-from-secretstore.yaml";
    private static final String WHOLE = "  dataFrom:\n    - extract: {key: bot-settings}\n";

    @TempDir
    private Path folder;

    private Chart edited(String template, String from, String to) {
        return Chart.bot()
                .edited(folder, template, from, to)
                .with("externalSecrets.enabled", true)
                .with("externalSecrets.onepassword.enabled", template.contains("onepassword"))
                .with("externalSecrets.secretstore.enabled", template.contains("secretstore"));
    }

    /** As the templates themselves propose it. */
    @ParameterizedTest
    @CsvSource({"onepassword", "secretstore"})
    void anEntryThatIsNoCommentAnyMoreReachesTheBot(String store) {
        var objects = edited("templates/secret-envs-from-" + store + ".yaml", "(?m)^    # (?=[- ] )", "    ")
                .render();
        assertThat(objects.one("ExternalSecret", "envs-from-" + store).at("/spec/data/2"))
                .isEqualTo(Chart.YAML.valueToTree(Map.of(
                        "secretKey",
                        "LOG_LEVEL",
                        "remoteRef",
                        Map.of("key", "vomeet-secrets", "property", "log_level"))));
        assertThat(objects.job().at(SUPPLIED).asString()).isEqualTo("LOG_LEVEL,REDIS_URL,WHISPER_LIVE_URL");
    }

    @Test
    void theOperatorMayReadWhatAnEditedTemplateNames() {
        assertThat(readable(edited(STORE, "(?m)^    # (?=[- ] )", "    ")))
                .containsExactly("redis-credentials", "vomeet-secrets", "whisperlive-credentials");
        assertThat(readable(edited(STORE, "(?m)^  data:$", WHOLE + "  data:")))
                .containsExactly("bot-settings", "redis-credentials", "whisperlive-credentials");
        assertThat(readable(edited(STORE, "(?ms)^  data:$.*?(?=^\\{\\{- end }}$)", WHOLE)))
                .containsExactly("bot-settings");
    }

    @Test
    void whereNoSecretIsNamedNoneMayBeRead() {
        var found = "  dataFrom:\n    - find: {name: {regexp: ^bot-}}\n";
        assertNothingIsGranted(edited(STORE, "(?ms)^  data:$.*?(?=^\\{\\{- end }}$)", found));
        var taken = Map.of(
                "REDIS_URL", Chart.YAML.nullNode(),
                "WHISPER_LIVE_URL", Chart.YAML.nullNode(),
                "LOG_LEVEL", Chart.YAML.nullNode());
        assertNothingIsGranted(edited(STORE, "^", "").with("externalSecrets.secretstore.data", taken));
    }

    /** The chart cannot see into it. */
    @Test
    void whatComesAsAWholeIsNamedByWhoKnowsIt() {
        var chart = edited(STORE, "(?ms)^  data:$.*?(?=^\\{\\{- end }}$)", WHOLE);
        assertThat(chart.render().job().at(SUPPLIED).isMissingNode()).isTrue();
        var said = Map.of("vomeet.io/supplied-by-secrets", "REDIS_URL, LOG_LEVEL");
        var job = chart.with("bot.annotations", said).render().job();
        assertThat(job.at(SUPPLIED).asString()).isEqualTo("LOG_LEVEL,REDIS_URL");
    }

    private static void assertNothingIsGranted(Chart chart) {
        var objects = chart.render();
        assertThat(objects.names("SecretStore")).containsExactly("vomeet-bot-secretstore");
        for (var kind : List.of("Role", "RoleBinding")) {
            assertThat(objects.names(kind)).containsExactly("vomeet-bot-manager");
        }
    }

    private static List<String> readable(Chart chart) {
        return Objects.texts(
                chart.render().one("Role", "vomeet-bot-secretstore").at("/rules/0/resourceNames"));
    }
}
