package com.vomeet.e2e.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.marcnuri.helm.Helm;
import com.vomeet.e2e.house.Tree;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The chart of the setup guide, file by file and command by command. */
final class BotChartTest {
    private static final String DOCKER_CONFIG = "{\"auths\":{}}";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Chart.yaml",
                "values.yaml",
                "values.staging.yaml",
                "values.production.yaml",
                "values.schema.json",
                "README.md",
                "templates/_helpers.tpl",
                "templates/serviceaccount.yaml",
                "templates/rbac.yaml",
                "templates/clustersecretstore.yaml",
                "templates/secretstore.yaml",
                "templates/secret-envs-from-onepassword.yaml",
                "templates/secret-envs-from-secretstore.yaml",
                "templates/secret-registry.yaml",
                "templates/job-bot.yaml"
            })
    void everyFileOfTheGuideIsThere(String file) {
        assertThat(Chart.bot().folder().resolve(file)).isNotEmptyFile();
    }

    /** By the variables of the guide's step 3 alone none of its values reaches a Job. */
    @Test
    void whereTheManagerFindsTheDescriptionIsSaidWhereverItIsInstalledFrom() {
        var installing = Tree.text(Tree.ROOT.resolve("docs/operate.md")).split("\n### ", -1)[1];
        assertThat(installing).startsWith("Installing\n");
        for (var text :
                List.of(Chart.bot().notes(), Tree.text(Chart.bot().folder().resolve("README.md")), installing)) {
            assertThat(text).contains("K8S_JOB_TEMPLATE", "vomeet-bot-job");
        }
    }

    @Test
    void itPassesTheStrictLint() {
        var result = new Helm(Chart.bot().folder()).lint().strict().call();
        assertThat(result.isFailed()).as("%s", result.getMessages()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"ghcr.io/voltade/vomeet-bot,production", "git.voltade.com/voltade/vomeet-bot,staging"})
    void anyRepositoryAndTagReachTheBot(String repository, String tag) {
        var job = Chart.bot()
                .with("imageRepository", repository)
                .with("imageTag", tag)
                .render()
                .job();
        assertThat(job.at("/spec/template/spec/containers/0/image").asString()).isEqualTo(repository + ":" + tag);
    }

    @ParameterizedTest
    @CsvSource({"values.staging.yaml,staging", "values.production.yaml,production"})
    void theValuesOfAnEnvironmentNameItsImage(String file, String tag) {
        var objects = Chart.bot().in("vomeet-bot-staging").file(file).render();
        assertThat(objects.job().at("/spec/template/spec/containers/0/image").asString())
                .endsWith(":" + tag);
        assertThat(objects.names("ServiceAccount")).contains("vomeet-bot");
        assertThat(objects.kind("ExternalSecret")).as("needs an operator").isEmpty();
    }

    @Test
    void objectsAreNamedAfterTheRelease() {
        assertThat(Chart.bot().named("team-a").render().names("ServiceAccount")).contains("team-a-vomeet-bot");
        assertThat(Chart.bot().with("fullnameOverride", "x").render().names("ServiceAccount"))
                .contains("x");
    }

    @Test
    void botsMayLiveInAnotherNamespaceThanTheirDescription() {
        var objects = Chart.bot().in("vomeet").with("namespace", "bots").render();
        assertThat(objects.one("ServiceAccount", "vomeet-bot")
                        .at("/metadata/namespace")
                        .asString())
                .isEqualTo("bots");
        assertThat(objects.one("Role", "vomeet-bot-manager")
                        .at("/metadata/namespace")
                        .asString())
                .isEqualTo("bots");
        assertThat(objects.one("ConfigMap", "vomeet-bot-job")
                        .at("/metadata/namespace")
                        .asString())
                .isEqualTo("vomeet");
    }

    @Test
    void thePullSecretIsMadeOfCredentialsInPlainOrInBase64() {
        for (var given : List.of(DOCKER_CONFIG, "eyJhdXRocyI6e319")) {
            var secret = Map.of("name", "image-pull-secrets", "dockerconfigjson", given);
            var objects = Chart.bot().with("imagePullSecrets", List.of(secret)).render();
            assertThat(objects.one("Secret", "image-pull-secrets")
                            .at("/data/.dockerconfigjson")
                            .asString())
                    .isEqualTo("eyJhdXRocyI6e319");
            assertThat(objects.jobText()).contains("image-pull-secrets").doesNotContain("auths");
        }
        assertThat(Chart.bot().render().kind("Secret")).isEmpty();
    }

    @Test
    void theBotsAccountShowsItsPullSecretAndHasNoToken() {
        var account = Chart.bot().render().one("ServiceAccount", "vomeet-bot");
        assertThat(account.at("/imagePullSecrets/0/name").asString()).isEqualTo("image-pull-secrets");
        assertThat(account.at("/automountServiceAccountToken").asBoolean(true)).isFalse();
    }

    @Test
    void theNotesSayWhatASandboxNeedsOfTheNamespaceAndTheNodes() {
        assertThat(Chart.bot().notes()).doesNotContain("pod-security");
        assertThat(Chart.bot().with("bot.chromeSandbox", "sys-admin").notes())
                .contains("pod-security.kubernetes.io/enforce=privileged");
        assertThat(Chart.bot().with("bot.chromeSandbox", "namespace").notes())
                .contains("/var/lib/kubelet/seccomp", "files/chrome-seccomp.json");
        assertThat(Tree.text(Chart.bot().folder().resolve("files/chrome-seccomp.json")))
                .contains("defaultAction");
    }
}
