package com.vomeet.e2e.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.vomeet.bench.cluster.Command;
import com.vomeet.bench.cluster.Said;
import com.vomeet.e2e.house.Tree;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class WorkflowsTest {
    private static final Workflow TESTS = Workflow.named("tests.yaml");
    private static final Workflow PRODUCTION = Workflow.named("deploy-production.yaml");
    private static final String FOUND = "${{ needs.revision.outputs.sha }}";
    private static final Pattern SETTING = Pattern.compile("\\$\\{\\{ ((?:secrets|vars)\\.[A-Z_]+) }}");
    private static final Pattern DOCUMENTED = Pattern.compile("(?m)^\\| `([A-Z_]+)`[^|]*\\| (secret|variable) \\|");

    /** The forge gives it to each run. */
    private static final String OF_THE_FORGE = "secrets.GITHUB_TOKEN";

    @Test
    void bothForgesHaveTheSameWorkflows() {
        assertThat(Workflow.in(Workflow.FOLDERS.getLast()))
                .isEqualTo(Workflow.all())
                .extracting(Workflow::name)
                .containsExactly("deploy-production.yaml", "deploy-staging.yaml", "preview.yaml", "tests.yaml");
    }

    @Test
    void actionlintFindsNothing() {
        var files = Workflow.FOLDERS.stream().flatMap(folder -> Tree.files(folder, "").stream());
        var said = run(Stream.concat(Stream.of("launcher/actionlint.sh"), files.map(Path::toString))
                .toList());
        assumeGo(said);
        assertThat(said).isEqualTo(new Said(0, "", ""));
    }

    @Test
    void actionlintFindsWhatIsWrong(@org.junit.jupiter.api.io.TempDir Path folder) throws java.io.IOException {
        var wrong = Workflow.named("preview.yaml").text().replace("github.event.action", "github.evnt.action");
        var said = run(List.of(
                "launcher/actionlint.sh",
                java.nio.file.Files.writeString(folder.resolve("preview.yaml"), wrong)
                        .toString()));
        assumeGo(said);
        assertThat(said.status()).isEqualTo(1);
        assertThat(said.out()).contains("\"evnt\" is not defined");
    }

    private static void assumeGo(Said said) {
        assumeTrue(
                !said.complaint().contains("is built with Go") || "true".equals(System.getenv("CI")),
                "actionlint is built with Go, which this machine does not have");
    }

    @Test
    void shellcheckFindsNothing() {
        var scripts = Tree.files(Tree.ROOT.resolve("deploy"), ".sh").stream().map(Path::toString);
        var said = run(Stream.concat(Stream.of("shellcheck", "-x", "-P", "SCRIPTDIR", "-s", "bash"), scripts)
                .toList());
        assertThat(said).isEqualTo(new Said(0, "", ""));
    }

    /** Nothing is deployed before them, and where CI is set a test that lacks a part fails. */
    @ParameterizedTest
    @ValueSource(strings = {"deploy-staging.yaml", "deploy-production.yaml", "tests.yaml"})
    void whatTheTestsNeedAndDebianHasNotIsBroughtToThem(String name) {
        var workflow = Workflow.named(name);
        assertThat(workflow.actions("test")).containsExactlyInAnyOrderElementsOf(Runner.AT_HAND);
        assertThat(workflow.text()).contains("go-version-file: e2e/workflows/go.mod");
        assertThat(workflow.containerOptions("test"))
                .as("PostgreSQL's user namespace")
                .isEqualTo("--cap-add SYS_ADMIN");
    }

    /** A name may lead elsewhere by the time of the next job. */
    @Test
    void productionGetsTheCommitThatWasTested() {
        assertThat(PRODUCTION.refs("test")).containsExactly(FOUND);
        assertThat(PRODUCTION.refs("deploy")).containsExactly(FOUND);
        assertThat(PRODUCTION.needs("deploy")).containsExactlyInAnyOrder("revision", "test");
        assertThat(PRODUCTION.needs("test")).containsExactly("revision");
    }

    /** Whoever may start the workflow, but may not push to the branch, must not name a commit whose scripts then run with its secrets. */
    @Test
    void theScriptThatChoosesTheCommitIsThatOfTheBranchItself() {
        assertThat(PRODUCTION.refs("revision")).containsExactly("");
        assertThat(PRODUCTION.steps("revision")).extracting(Step::script).containsExactly("deploy/revision.sh");
        assertThat(Workflow.all())
                .flatExtracting(workflow -> workflow.jobs().stream()
                        .flatMap(job -> workflow.refs(job).stream())
                        .toList())
                .allMatch(ref -> ref.equals("") || ref.equals(FOUND));
    }

    /** What a title of a pull request says would else be a part of the script. */
    @Test
    void noExpressionStandsInAScript() {
        assertThat(steps())
                .isNotEmpty()
                .allSatisfy(step -> assertThat(step.script()).doesNotContain("${{"));
    }

    /** So that both forges do the same, and a test can run it. */
    @Test
    void everyStepIsAScriptOfTheCheckout() {
        assertThat(steps())
                .extracting(Step::script)
                .allSatisfy(script -> assertThat(script)
                        .matches(
                                "(deploy/[a-z-]+\\.sh( [a-z]+| \"\\$PREVIEW\")?( \\|\\| )?)+\\n?|\\./vomeet test\\n?"));
    }

    @Test
    void everySecretAndVariableIsDocumentedAndNoOther() {
        var used = Workflow.all().stream()
                .flatMap(workflow -> SETTING.matcher(workflow.text()).results())
                .map(found -> found.group(1))
                .filter(name -> !name.equals(OF_THE_FORGE))
                .toList();
        var documented = DOCUMENTED
                .matcher(Tree.text(Tree.ROOT.resolve("docs/deploy.md")))
                .results()
                .map(row -> (row.group(2).equals("secret") ? "secrets." : "vars.") + row.group(1));
        assertThat(new TreeSet<>(documented.toList())).isNotEmpty().isEqualTo(new TreeSet<>(used));
    }

    @Test
    void eachEnvironmentHasAKubeconfigOfItsOwnAndSeesNoOther() {
        assertThat(Workflow.all())
                .filteredOn(workflow -> !workflow.equals(TESTS))
                .allSatisfy(workflow -> assertThat(workflow.expressions().stream()
                                .filter(expression -> expression.startsWith("secrets.KUBECONFIG_"))
                                .distinct())
                        .hasSize(1));
    }

    /** It runs what strangers wrote. */
    @Test
    void theTestsOfAPullRequestGetNoSecret() {
        assertThat(secrets(TESTS.name())).isEmpty();
        assertThat(TESTS.text()).contains("  pull_request:\n").doesNotContain("pull_request_target");
        assertThat(TESTS.steps("test")).extracting(Step::script).containsExactly("./vomeet test");
    }

    /** A branch's code runs there: it must not be able to push what production installs. Who may only pull is the same for all. */
    @Test
    void aPreviewSharesNoSecretWithProduction() {
        var ofReleases =
                Stream.of("deploy-staging.yaml", "deploy-production.yaml").flatMap(WorkflowsTest::secrets);
        assertThat(secrets("preview.yaml"))
                .contains("secrets.PREVIEW_REGISTRY_PASSWORD", "secrets.PULL_PASSWORD")
                .filteredOn(secret -> !secret.startsWith("secrets.PULL_"))
                .doesNotContainAnyElementsOf(ofReleases.toList());
    }

    private static Stream<String> secrets(String workflow) {
        return Workflow.named(workflow).expressions().stream().filter(expression -> expression.startsWith("secrets."));
    }

    /** Code of strangers never runs where a secret is. */
    @Test
    void pullRequestsOfForksGetNothing() {
        var preview = Workflow.named("preview.yaml");
        assertThat(preview.text()).doesNotContain("pull_request_target");
        assertThat(List.of("deploy", "remove"))
                .allSatisfy(job -> assertThat(preview.condition(job))
                        .contains("github.event.pull_request.head.repo.full_name == github.repository"));
        assertThat(preview.condition("sweep")).isEqualTo("github.event_name != 'pull_request'");
    }

    /** Two at once Helm refuses; one that is cancelled leaves half a release. */
    @Test
    void runsOfOneEnvironmentWaitForEachOther() {
        assertThat(Workflow.all())
                .allSatisfy(workflow -> assertThat(workflow.text())
                        .containsPattern("concurrency:\\n  group: [a-z-]+.*\\n  cancel-in-progress: false\\n"));
    }

    @Test
    void anExpressionThatNobodyFillsIsNoticed() {
        assertThat(Workflow.resolve("pr-${{ github.event.number }}", Map.of("github.event.number", "7")))
                .isEqualTo("pr-7");
        assertThatThrownBy(() -> Workflow.resolve("${{ vars.REGISTRY }}", Map.of()))
                .hasMessageContaining("vars.REGISTRY");
    }

    private static List<Step> steps() {
        return Workflow.all().stream()
                .flatMap(workflow -> workflow.jobs().stream().flatMap(job -> workflow.steps(job).stream()))
                .toList();
    }

    private static Said run(List<String> line) {
        return new Command(Tree.ROOT, Map.of(), line).run("");
    }
}
