package com.vomeet.manager.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.contract.bot.FieldProblem;
import com.vomeet.manager.orchestrator.job.Chosen;
import com.vomeet.manager.orchestrator.job.ImageSettings;
import com.vomeet.manager.orchestrator.job.JobSettings;
import com.vomeet.manager.orchestrator.job.ResourceSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The setup guide's variables. */
final class KubernetesSettingsTest {
    private static final Optional<String> IN_CLUSTER = Optional.of("vomeet");

    @TempDir
    Path folder;

    private static Map<String, String> least() {
        return new HashMap<>(Map.of(
                "DATABASE_URL", "jdbc:postgresql://db:5432/vomeet",
                "REDIS_URL", "redis://redis:6379/0",
                "WHISPER_LIVE_URL", "ws://whisperlive:8000/ws",
                "ORCHESTRATOR", "k8s",
                "SIGNING_KEY", "0123456789abcdef0123456789abcdef"));
    }

    private static ManagerConfig valid(Map<String, String> environment) {
        return switch (ManagerConfig.read(environment, IN_CLUSTER)) {
            case ManagerConfig.Result.Valid(var config, var unknown, var _) -> {
                assertThat(unknown).isEmpty();
                yield config;
            }
            case ManagerConfig.Result.Invalid(var problems) -> throw new AssertionError(problems);
        };
    }

    private static KubernetesSettings kubernetes(Map<String, String> environment) {
        return Objects.requireNonNull(valid(environment).bots().kubernetes());
    }

    private static List<FieldProblem> problems(Map<String, String> environment, Optional<String> namespace) {
        return switch (ManagerConfig.read(environment, namespace)) {
            case ManagerConfig.Result.Valid _ -> List.of();
            case ManagerConfig.Result.Invalid(var problems) -> problems;
        };
    }

    @Test
    void whatIsNotSetHasTheGuidesDefault() {
        var read = kubernetes(least());
        assertThat(read.jobs().namespace()).isEqualTo("default");
        assertThat(read.kubeconfig()).isNull();
        assertThat(read.jobs().settings())
                .isEqualTo(new JobSettings(
                        new ImageSettings(Chosen.usually("ghcr.io/voltade/vomeet-bot"), Chosen.usually("latest"), null),
                        new ResourceSettings(
                                Chosen.usually("1000m"),
                                Chosen.usually("4000m"),
                                Chosen.usually("2Gi"),
                                Chosen.usually("8Gi")),
                        Chosen.usually("vomeet-bot"),
                        Chosen.usually(7_200L),
                        Chosen.usually(300)));
    }

    @Test
    void everyVariableIsRead() throws IOException {
        var environment = least();
        var kubeconfig = Files.writeString(folder.resolve("kubeconfig"), "");
        environment.putAll(Map.of(
                "K8S_NAMESPACE", "vomeet-bot",
                "K8S_SERVICE_ACCOUNT", "bots",
                "K8S_BOT_IMAGE_REPOSITORY", "git.voltade.com/voltade/vomeet-bot",
                "K8S_BOT_IMAGE_TAG", "production",
                "K8S_BOT_CPU_REQUEST", "250m",
                "K8S_BOT_CPU_LIMIT", "2",
                "K8S_BOT_MEMORY_REQUEST", "400Mi",
                "K8S_BOT_MEMORY_LIMIT", "1Gi",
                "K8S_BOT_ACTIVE_DEADLINE_SECONDS", "3600",
                "K8S_BOT_TTL_AFTER_FINISHED", "0"));
        environment.putAll(Map.of(
                "KUBECONFIG", kubeconfig.toString(),
                "K8S_BOT_IMAGE", "unused:1",
                "K8S_BOT_SERVICE_ACCOUNT", "unused",
                "K8S_BOT_MANAGER_CALLBACK_URL", "http://manager:1/bots/internal/callback/exited",
                "BOT_MANAGER_CALLBACK_URL", "http://unused:1/bots/internal/callback/exited"));
        var read = kubernetes(environment);
        assertThat(read.jobs().namespace()).isEqualTo("vomeet-bot");
        assertThat(read.kubeconfig()).isEqualTo(kubeconfig);
        assertThat(read.jobs().settings())
                .isEqualTo(new JobSettings(
                        new ImageSettings(
                                Chosen.explicitly("git.voltade.com/voltade/vomeet-bot"),
                                Chosen.explicitly("production"),
                                "unused:1"),
                        new ResourceSettings(
                                Chosen.explicitly("250m"),
                                Chosen.explicitly("2"),
                                Chosen.explicitly("400Mi"),
                                Chosen.explicitly("1Gi")),
                        Chosen.explicitly("bots"),
                        Chosen.explicitly(3_600L),
                        Chosen.explicitly(0)));
        assertThat(valid(environment).http().callbackUrl())
                .isEqualTo(URI.create("http://manager:1/bots/internal/callback/exited"));
    }

    @Test
    void theFirstChartsNamesAreUnderstood() {
        var environment = least();
        environment.put("ORCHESTRATOR", "Kubernetes");
        environment.put("K8S_BOT_IMAGE", "ghcr.io/voltade/vomeet-bot:staging");
        environment.put("K8S_BOT_SERVICE_ACCOUNT", "release-bot");
        var settings = kubernetes(environment).jobs().settings();
        assertThat(settings.image().whole()).isEqualTo("ghcr.io/voltade/vomeet-bot:staging");
        assertThat(settings.serviceAccount()).isEqualTo(Chosen.explicitly("release-bot"));
    }

    @Test
    void inAPodTheManagerListensForTheClusterAndKnowsItsOwnService() {
        assertThat(valid(least()).http())
                .isEqualTo(new HttpSettings(
                        "0.0.0.0", 8080, URI.create("http://bot-manager.vomeet:8080/bots/internal/callback/exited")));
    }

    @Test
    void outsideOfAClusterTheCallbackHasToBeSaid() {
        assertThat(problems(least(), Optional.empty()))
                .containsExactly(new FieldProblem(
                        "K8S_BOT_MANAGER_CALLBACK_URL",
                        "is missing: where bots in the cluster reach this manager, which is outside of it"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "K8S_NAMESPACE | Vomeet | is not a name that Kubernetes takes: 'Vomeet'",
                "K8S_NAMESPACE | a.b | is not a name that Kubernetes takes: 'a.b'",
                "K8S_SERVICE_ACCOUNT | _x | is not a name that Kubernetes takes: '_x'",
                "K8S_BOT_SERVICE_ACCOUNT | -x | is not a name that Kubernetes takes: '-x'",
                "K8S_BOT_IMAGE | a b | is not a name that Kubernetes takes: 'a b'",
                "K8S_BOT_IMAGE_REPOSITORY | /x | is not a name that Kubernetes takes: '/x'",
                "K8S_BOT_IMAGE_TAG | a/b | is not a name that Kubernetes takes: 'a/b'",
                "K8S_BOT_CPU_REQUEST | lots | must be a quantity like 500m, 2 or 2Gi, not 'lots'",
                "K8S_BOT_MEMORY_LIMIT | 8GB | must be a quantity like 500m, 2 or 2Gi, not '8GB'",
                "K8S_BOT_CPU_REQUEST | 5 | must not be above K8S_BOT_CPU_LIMIT: 5 > 4000m",
                "K8S_BOT_MEMORY_REQUEST | 9Gi | must not be above K8S_BOT_MEMORY_LIMIT: 9Gi > 8Gi",
                "K8S_BOT_MEMORY_LIMIT | 1536Mi | must not be below K8S_BOT_MEMORY_REQUEST: 1536Mi < 2Gi",
                "K8S_BOT_ACTIVE_DEADLINE_SECONDS | 5 | must be a whole number from 60 to 604800, not '5'",
                "K8S_BOT_TTL_AFTER_FINISHED | -1 | must be a whole number from 0 to 2147483647, not '-1'",
                "K8S_BOT_MANAGER_CALLBACK_URL | manager | must be an address that begins with http:// or https://",
                "KUBECONFIG | /no/such/file | is not a file that can be read: /no/such/file",
                "K8S_JOB_TEMPLATE | /no/such/file | cannot be read: there is no file /no/such/file for this user"
            })
    void eachKeyHasItsRule(String name, String value, String problem) {
        var environment = least();
        environment.put(name, value);
        assertThat(problems(environment, IN_CLUSTER)).containsExactly(new FieldProblem(name, problem));
    }

    /** The chart's: what is not set is the template's, not the variable's default. */
    private void templateWith(Map<String, String> environment, String requests, String limits) throws IOException {
        var file = Files.writeString(folder.resolve("job.yaml"), """
                apiVersion: batch/v1
                kind: Job
                spec:
                  template:
                    spec:
                      containers:
                        - name: vomeet-bot
                          resources: {requests: {%s}, limits: {%s}}
                """.formatted(requests, limits));
        environment.put("K8S_JOB_TEMPLATE", file.toString());
    }

    @ParameterizedTest
    @CsvSource({
        "K8S_BOT_MEMORY_LIMIT, 1536Mi",
        "K8S_BOT_MEMORY_LIMIT, 512Mi",
        "K8S_BOT_MEMORY_REQUEST, 1Gi",
        "K8S_BOT_CPU_LIMIT, 500m",
        "K8S_BOT_CPU_REQUEST, 2"
    })
    void oneVariableThatFitsTheTemplateIsEnough(String name, String value) throws IOException {
        var environment = least();
        templateWith(environment, "cpu: 250m, memory: 512Mi", "cpu: 2, memory: 1Gi");
        environment.put(name, value);
        assertThat(problems(environment, IN_CLUSTER)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "K8S_BOT_CPU_REQUEST | 3 | must not be above the template's limit: 3 > 2",
                "K8S_BOT_CPU_LIMIT | 200m | must not be below the template's request: 200m < 250m",
                "K8S_BOT_MEMORY_REQUEST | 2Gi | must not be above the template's limit: 2Gi > 1Gi",
                "K8S_BOT_MEMORY_LIMIT | 500Mi | must not be below the template's request: 500Mi < 512Mi"
            })
    void whatTheApiServerWouldRefuseInEachJobStopsTheStart(String name, String value, String problem)
            throws IOException {
        var environment = least();
        templateWith(environment, "cpu: 250m, memory: 512Mi", "cpu: 2, memory: 1Gi");
        environment.put(name, value);
        assertThat(problems(environment, IN_CLUSTER)).containsExactly(new FieldProblem(name, problem));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cpu: 3 | cpu: 2 | asks for more CPU than it allows: 3 > 2",
                "memory: 2Gi | memory: 1Gi | asks for more memory than it allows: 2Gi > 1Gi",
                "memory: 2GB | memory: 1Gi | has a quantity that is none: '2GB'"
            })
    void aTemplateThatTheApiServerWouldRefuseIsNamed(String requests, String limits, String problem)
            throws IOException {
        var environment = least();
        templateWith(environment, requests, limits);
        assertThat(problems(environment, IN_CLUSTER)).containsExactly(new FieldProblem("K8S_JOB_TEMPLATE", problem));
    }

    @Test
    void aTemplateWithoutALimitHasNoneToBeAbove() throws IOException {
        var environment = least();
        templateWith(environment, "memory: 512Mi", "");
        environment.put("K8S_BOT_MEMORY_REQUEST", "100Gi");
        assertThat(problems(environment, IN_CLUSTER)).isEmpty();
        environment.put("K8S_BOT_MEMORY_LIMIT", "99Gi");
        assertThat(problems(environment, IN_CLUSTER))
                .containsExactly(new FieldProblem(
                        "K8S_BOT_MEMORY_REQUEST", "must not be above K8S_BOT_MEMORY_LIMIT: 100Gi > 99Gi"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"kind: Pod", "{", "kind: Job", "apiVersion: batch/v1\nkind: Job\nspec: {template: {spec: {}}}"})
    void aTemplateThatIsNoneIsNamed(String text) throws IOException {
        var environment = least();
        environment.put(
                "K8S_JOB_TEMPLATE",
                Files.writeString(folder.resolve("job.yaml"), text).toString());
        assertThat(problems(environment, IN_CLUSTER))
                .extracting(FieldProblem::field)
                .containsExactly("K8S_JOB_TEMPLATE");
    }

    @Test
    void theTemplatesDeadlineIsTheBots() throws IOException {
        var environment = least();
        environment.put(
                "K8S_JOB_TEMPLATE",
                Files.writeString(folder.resolve("job.yaml"), """
                        apiVersion: batch/v1
                        kind: Job
                        spec: {activeDeadlineSeconds: 900, template: {spec: {containers: [{name: vomeet-bot}]}}}
                        """).toString());
        assertThat(valid(environment).bots().longest()).isEqualTo(Duration.ofMinutes(15));
        environment.put("K8S_BOT_ACTIVE_DEADLINE_SECONDS", "600");
        assertThat(valid(environment).bots().longest()).isEqualTo(Duration.ofMinutes(10));
        environment.put("MAX_BOT_SECONDS", "300");
        assertThat(valid(environment).bots().longest()).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void aClustersBotsAreGivenTimeForTheirNodeToBeKnownLost() {
        assertThat(valid(least()).fleet().waits().node()).isEqualTo(Duration.ofSeconds(30));
    }
}
