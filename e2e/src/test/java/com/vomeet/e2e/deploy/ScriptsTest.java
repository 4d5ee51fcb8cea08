package com.vomeet.e2e.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.e2e.guide.Terminal;
import com.vomeet.e2e.house.Tree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the scripts decide, with programs in the place of helm and kubectl that only write down how they were called. */
final class ScriptsTest {
    @TempDir
    private Path folder;

    private final Map<String, String> environment = new HashMap<>();

    @BeforeEach
    void prepare() throws IOException {
        environment.put("PATH", folder + ":" + System.getenv("PATH"));
        environment.put("KUBECONFIG_DATA", "the kubeconfig of the environment");
        program("helm", "exit 0");
        program("kubectl", "cp \"$KUBECONFIG\" '" + folder + "/kubeconfig'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "test", "pr-", "pr-0", "pr-7x", "pr-7/../x", "../production", "pr-7 --all"})
    void anEnvironmentThatThereIsNotIsRefusedBeforeAnythingIsDone(String name) throws Exception {
        var said = run("deploy/deploy.sh \"" + name + "\"");
        assertThat(said.status()).isEqualTo(1);
        assertThat(said.text()).startsWith("deploy: ");
        assertThat(calls()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"deploy/deploy.sh staging", "deploy/smoke.sh staging", "deploy/remove.sh pr-7", "deploy/sweep.sh"
            })
    void withoutAKubeconfigNoClusterIsTouched(String script) throws Exception {
        environment.put("KUBECONFIG_DATA", "");
        environment.put("KUBECONFIG", "/root/.kube/config");
        var said = run(script);
        assertThat(said.status()).isEqualTo(1);
        assertThat(said.text()).contains("there is no kubeconfig: the environment's secret is not set");
        assertThat(calls()).isEmpty();
    }

    @Test
    void theKubeconfigIsThatOfTheSecretAndIsGoneAfterwards() throws Exception {
        program(
                "kubectl",
                "cp \"$KUBECONFIG\" '" + folder + "/kubeconfig'; stat -c %a \"$KUBECONFIG\" >'" + folder + "/rights'");
        environment.put("TMPDIR", Files.createDirectory(folder.resolve("tmp")).toString());
        assertThat(run("deploy/remove.sh pr-7").status()).isZero();
        assertThat(folder.resolve("kubeconfig")).hasContent("the kubeconfig of the environment");
        assertThat(folder.resolve("rights")).hasContent("600");
        assertThat(folder.resolve("tmp")).isEmptyDirectory();
    }

    @Test
    void aProgramThatIsMissingIsNamed() throws Exception {
        environment.put("PATH", folder.toString());
        Files.createSymbolicLink(folder.resolve("mktemp"), Path.of("/usr/bin/mktemp"));
        Files.createSymbolicLink(folder.resolve("dirname"), Path.of("/usr/bin/dirname"));
        Files.createSymbolicLink(folder.resolve("rm"), Path.of("/bin/rm"));
        Files.delete(folder.resolve("helm"));
        var said = run("/bin/bash deploy/deploy.sh staging");
        assertThat(said.text()).contains("the runner lacks helm jq");
    }

    @Test
    void onlyAPreviewIsRemoved() throws Exception {
        assertThat(run("deploy/remove.sh production").text()).contains("only a preview is removed by a workflow");
        assertThat(calls()).isEmpty();
    }

    @Test
    void aNamespaceThatNobodyMadeForAPreviewStays() throws Exception {
        program("kubectl", "[ \"$1 $2\" != 'get namespace' ] || printf 'vomeet-pr-7 '");
        var said = run("deploy/remove.sh pr-7");
        assertThat(said.status()).isEqualTo(1);
        assertThat(said.text()).contains("vomeet-pr-7 is not one that deploy.sh has made");
        assertThat(calls()).noneMatch(call -> call.contains("delete") || call.startsWith("helm"));
    }

    @Test
    void aPreviewIsUninstalledBeforeItsNamespaceGoes() throws Exception {
        program("kubectl", "[ \"$1 $2\" != 'get namespace' ] || printf 'vomeet-pr-7 pr-7'");
        assertThat(run("deploy/remove.sh pr-7").status()).isZero();
        assertThat(calls())
                .containsSubsequence(
                        "helm uninstall vomeet -n vomeet-pr-7 --ignore-not-found --wait --timeout 5m",
                        "kubectl delete namespace vomeet-pr-7 --timeout 5m");
    }

    /** Its image may be gone, or no node have room. */
    @Test
    void aPreviewWhoseBotsCannotBeAskedToLeaveGoesAllTheSame() throws Exception {
        program("kubectl", "[ \"$1 $2\" != 'get namespace' ] || printf 'vomeet-pr-7 pr-7'");
        program("helm", "[ \"${*: -1}\" = --no-hooks ]");
        var said = run("deploy/remove.sh pr-7");
        assertThat(said.status()).as(said.text()).isZero();
        assertThat(said.text()).contains("The bots of vomeet-pr-7 could not be asked to leave.");
        assertThat(calls())
                .containsSubsequence(
                        "helm uninstall vomeet -n vomeet-pr-7 --ignore-not-found --wait --timeout 5m",
                        "helm uninstall vomeet -n vomeet-pr-7 --ignore-not-found --wait --timeout 5m --no-hooks",
                        "kubectl delete namespace vomeet-pr-7 --timeout 5m");
    }

    @Test
    void aPreviewThatCannotBeUninstalledKeepsItsNamespace() throws Exception {
        program("kubectl", "[ \"$1 $2\" != 'get namespace' ] || printf 'vomeet-pr-7 pr-7'");
        program("helm", "exit 1");
        assertThat(run("deploy/remove.sh pr-7").status()).isEqualTo(1);
        assertThat(calls()).noneMatch(call -> call.contains("delete namespace"));
    }

    @Test
    void aPreviewThatIsGoneIsNoMistake() throws Exception {
        var said = run("deploy/remove.sh pr-7");
        assertThat(said.status()).isZero();
        assertThat(said.text()).contains("There is no preview pr-7.");
    }

    /** 4: closed. 5: open. 6: the forge does not know it. */
    @Test
    void onlyPreviewsOfClosedPullRequestsAreSwept() throws Exception {
        program("kubectl", """
                case "$1 $2" in
                "get namespaces") printf 'pr-4 pr-5 pr-6' ;;
                "get namespace") printf '%s %s' "$3" "${3#vomeet-}" ;;
                esac""");
        environment.put("FORGE_TOKEN", Forge.TOKEN);
        try (var forge = new Forge(Map.of("4", "closed", "5", "open"))) {
            environment.putAll(forge.variables());
            var said = run("deploy/sweep.sh");
            assertThat(said.status()).as(said.text()).isZero();
            assertThat(said.text())
                    .contains("pr-5 stays: its pull request is open", "pr-6 stays: its pull request is not known");
        }
        assertThat(calls())
                .filteredOn(call -> call.contains("delete"))
                .containsExactly("kubectl delete namespace vomeet-pr-4 --timeout 5m");
    }

    @Test
    void withAForgeThatIsAwayNothingIsSwept() throws Exception {
        program("kubectl", "[ \"$1 $2\" != 'get namespaces' ] || printf 'pr-4'");
        environment.putAll(Map.of("GITHUB_API_URL", "http://127.0.0.1:1", "GITHUB_REPOSITORY", "voltade/vomeet"));
        assertThat(run("deploy/sweep.sh").text()).contains("pr-4 stays: its pull request is not known");
        assertThat(calls()).noneMatch(call -> call.contains("delete"));
    }

    /** A run that was cancelled half-way. */
    @ParameterizedTest
    @ValueSource(strings = {"pending-install", "uninstalling"})
    void aReleaseThatHasNeverRunIsRemovedFirst(String state) throws Exception {
        pushed();
        program("helm", "[ \"$1\" != status ] || echo '{\"version\": 3, \"info\": {\"status\": \"" + state + "\"}}'");
        assertThat(run("deploy/deploy.sh staging").status()).isZero();
        assertThat(changes())
                .hasSize(2)
                .first()
                .isEqualTo("helm uninstall vomeet -n vomeet-staging --ignore-not-found --wait --timeout 5m");
    }

    /** Half a way back leads from a revision that did not run, and without a number Helm would install that one. */
    @ParameterizedTest
    @CsvSource({
        "pending-upgrade,deployed pending-upgrade,1",
        "pending-upgrade,superseded deployed failed pending-upgrade,2",
        "pending-rollback,superseded deployed failed pending-rollback,2",
        "pending-rollback,superseded superseded failed pending-rollback,2"
    })
    void aReleaseThatIsHalfDoneGoesBackToWhatRanLast(String state, String history, int revision) throws Exception {
        pushed();
        halfDone(state, history);
        assertThat(run("deploy/deploy.sh staging").status()).isZero();
        assertThat(changes())
                .hasSize(2)
                .first()
                .isEqualTo("helm rollback vomeet " + revision + " -n vomeet-staging --wait --timeout 10m");
    }

    @Test
    void aReleaseOfWhichNothingEverRanIsLeftToSomebody() throws Exception {
        pushed();
        halfDone("pending-upgrade", "failed pending-upgrade");
        var said = run("deploy/deploy.sh staging");
        assertThat(said.status()).isEqualTo(1);
        assertThat(said.text())
                .contains("no revision of it ever ran: helm uninstall vomeet -n vomeet-staging");
        assertThat(changes()).isEmpty();
    }

    /** @param history the status of each revision, the first one's first */
    private void halfDone(String state, String history) throws IOException {
        program("helm", """
                case $1 in
                status) echo '{"version": 3, "info": {"status": "%s"}}' ;;
                history) jq -n --arg history '%s' '$history / " " | to_entries | map({revision: (.key + 1), status: .value})' ;;
                esac""".formatted(state, history));
    }

    private List<String> changes() throws IOException {
        return calls().stream()
                .filter(call -> call.matches("helm (uninstall|rollback|upgrade) .*"))
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "release: not found|Nothing is installed in vomeet-staging",
                "dial tcp 10.0.0.1:6443: connection refused|What runs now cannot be told: Error: dial tcp 10.0.0.1:6443",
                "deployed|It was taken back: revision 3 runs (Rollback to 1)",
                "failed|It could not be taken back, and is 'failed' now: see helm history vomeet -n vomeet-staging",
                "pending-rollback|It could not be taken back, and is 'pending-rollback' now: see helm history vomeet"
            })
    void aReleaseThatDoesNotComeUpSaysWhatRunsNow(String state, String says) throws Exception {
        pushed();
        program("helm", """
                case "$1 $(cat '%1$s/tried' 2>/dev/null)" in
                "upgrade "*) echo yes >'%1$s/tried'; exit 1 ;;
                "status yes") case "%2$s" in *:*) echo "Error: %2$s" >&2; exit 1 ;; esac
                    echo '{"version": 3, "info": {"status": "%2$s", "description": "Rollback to 1"}}' ;;
                status*) exit 1 ;;
                esac""".formatted(folder, state));
        program("kubectl", "[ \"$3 $4\" != 'get events' ] || echo '{\"items\": []}'");
        var said = run("deploy/deploy.sh staging");
        assertThat(said.status()).isEqualTo(1);
        assertThat(said.text()).contains("this release does not run. " + says);
    }

    /** The scheduler's times have fractions of a second, the kubelet's have none; it may happen within the second of the attempt. */
    @ParameterizedTest
    @ValueSource(
            strings = {"\"eventTime\": \"$(date -u +%FT%T).000001Z\"", "\"lastTimestamp\": \"$(date -u +%FT%TZ)\""})
    void whatTheClusterWarnedOfMeanwhileIsSaid(String time) throws Exception {
        pushed();
        program(
                "helm",
                "case $1 in upgrade) echo \"%s\" >'%s/time'; exit 1 ;; status) exit 1 ;; esac"
                        .formatted(time.replace("\"", "\\\""), folder));
        program("kubectl", """
                [ "$3 $4" != 'get events' ] || cat <<END
                {"items": [
                  {"type": "Warning", "lastTimestamp": "2026-01-02T03:04:05Z", "message": "long ago",
                   "involvedObject": {"kind": "Pod", "name": "before"}},
                  {"type": "Warning", $(cat '%s/time'), "message": "no room",
                   "involvedObject": {"kind": "Pod", "name": "bot-manager-1"}}]}
                END""".formatted(folder));
        assertThat(run("deploy/deploy.sh staging").text())
                .contains("Pod/bot-manager-1: no room")
                .doesNotContain("long ago");
    }

    @Test
    void whatIsInstalledIsNamedByItsDigest() throws Exception {
        pushed();
        program(
                "helm",
                "while [ $# -gt 0 ]; do case $1 in *images.yaml) cp \"$1\" '" + folder
                        + "/images' ;; esac; shift; done");
        assertThat(run("deploy/deploy.sh staging").status()).isZero();
        assertThat(folder.resolve("images"))
                .content()
                .contains(
                        "manager: {image: {repository: \"registry:5000/us/vomeet-bot-manager\", tag: \"abc@sha256:manager\"}}",
                        "bots: {imageRepository: \"registry:5000/us/vomeet-bot\", imageTag: \"abc@sha256:bot\"}");
        assertThat(calls())
                .anyMatch(call -> call.startsWith("helm upgrade --install vomeet") && call.contains("--atomic"));
    }

    @ParameterizedTest
    @CsvSource({
        "staging,registry:5000/us/vomeet-bot-manager",
        "production,registry:5000/us/vomeet-bot-manager",
        "pr-7,registry:5000/us/preview/vomeet-bot-manager"
    })
    void productionNeverLooksWherePreviewsPush(String environmentName, String image) throws Exception {
        pushed();
        program("git", "case $3 in rev-parse) echo c0ffee ;; esac");
        program("skopeo", "echo sha256:1234");
        var said = run("deploy/images.sh " + environmentName);
        assertThat(said.status()).as(said.text()).isZero();
        assertThat(folder.resolve("made/manager")).hasContent(image + ":c0ffee@sha256:1234");
        assertThat(calls())
                .filteredOn(call -> call.startsWith("skopeo"))
                .hasSize(8)
                .allMatch(call -> call.contains("/preview/") == environmentName.equals("pr-7"));
    }

    /** The images of a commit would be overwritten by something else. */
    @ParameterizedTest
    @ValueSource(strings = {"staging", "production", "pr-7"})
    void whatIsNotCommittedIsPushedNowhere(String environmentName) throws Exception {
        pushed();
        program("git", "case $3 in rev-parse) echo c0ffee ;; status) echo ' M pom.xml' ;; esac");
        program("skopeo", "echo sha256:1234");
        var said = run("deploy/images.sh " + environmentName);
        assertThat(said.status()).isEqualTo(1);
        assertThat(said.text())
                .contains("these files are not what commit c0ffee says", "commit them first", " M pom.xml");
        assertThat(calls()).noneMatch(call -> call.startsWith("skopeo"));
    }

    /** What is set for previews is one text for all of them. */
    @Test
    void eachPreviewHasAnAddressOfItsOwnAndSaysIt() throws Exception {
        pushed();
        environment.put("VALUES", "ingress: {enabled: true, hosts: [\"@NAMESPACE@.example.org\"]}");
        program("helm", """
                case $1 in
                get) echo '{"ingress": {"enabled": true, "hosts": ["vomeet-pr-7.example.org"]},
                    "httpRoute": {"enabled": false, "hostnames": ["elsewhere.example.org"]}}' ;;
                upgrade) while [ $# -gt 0 ]; do case $1 in *own.yaml) cp "$1" '%s/own' ;; esac; shift; done ;;
                esac""".formatted(folder));
        var said = run("deploy/deploy.sh pr-7");
        assertThat(said.status()).as(said.text()).isZero();
        assertThat(folder.resolve("own")).hasContent("ingress: {enabled: true, hosts: [\"vomeet-pr-7.example.org\"]}");
        assertThat(said.text()).contains("It is reached at vomeet-pr-7.example.org\n");
    }

    @Test
    void whatIsReachedFromNowhereSaysNoAddress() throws Exception {
        pushed();
        program("helm", "[ \"$1\" != get ] || echo '{\"ingress\": {\"enabled\": false, \"hosts\": []}}'");
        var said = run("deploy/deploy.sh staging");
        assertThat(said.status()).as(said.text()).isZero();
        assertThat(said.text()).contains("runs in namespace vomeet-staging").doesNotContain("reached");
    }

    @Test
    void nothingIsInstalledBeforeItIsPushed() throws Exception {
        environment.put("VOMEET_DEPLOY_MADE", folder.resolve("empty").toString());
        var said = run("deploy/deploy.sh staging");
        assertThat(said.text()).contains("deploy/images.sh comes first");
        assertThat(calls()).noneMatch(call -> call.startsWith("helm upgrade"));
    }

    @Test
    void theFirstReleaseHasNoneToGoBackTo() throws Exception {
        program("helm", "echo '[{\"revision\": 1, \"status\": \"deployed\"}]'");
        var said = run("deploy/take-back.sh staging");
        assertThat(said.status()).isEqualTo(1);
        assertThat(said.text()).contains("there is none before it, and it stays");
    }

    @Test
    void whatRanBeforeRunsAgainAndTheRunHasFailed() throws Exception {
        program(
                "helm",
                "echo '[{\"revision\": 3, \"status\": \"superseded\"}, {\"revision\": 4, \"status\": \"failed\"},"
                        + " {\"revision\": 5, \"status\": \"superseded\"}, {\"revision\": 6, \"status\": \"deployed\"}]'");
        assertThat(run("deploy/take-back.sh staging").status()).isEqualTo(1);
        assertThat(calls()).anyMatch(call -> call.startsWith("helm rollback vomeet 5 -n vomeet-staging --wait"));
    }

    private void pushed() throws IOException {
        var made = Files.createDirectories(folder.resolve("made"));
        for (var image : List.of("bot", "bot-manager", "speech", "lab")) {
            var name = image.replace("bot-", "");
            Files.writeString(made.resolve(name), "registry:5000/us/vomeet-" + image + ":abc@sha256:" + name + "\n");
        }
        environment.put("REGISTRY", "registry:5000/us");
        environment.put("VOMEET_DEPLOY_MADE", made.toString());
    }

    /** A program that is found before the real one, and notes each call. */
    private void program(String name, String script) throws IOException {
        var file = folder.resolve(name);
        Files.writeString(file, "#!/bin/bash\necho \"" + name + " $*\" >>'" + folder + "/calls'\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** Without the question whether the cluster answers. */
    private List<String> calls() throws IOException {
        var calls = folder.resolve("calls");
        return Files.exists(calls)
                ? Files.readAllLines(calls).stream()
                        .filter(call -> !call.startsWith("kubectl version"))
                        .toList()
                : List.of();
    }

    private Terminal.Said run(String script) throws InterruptedException {
        return new Terminal(Tree.ROOT, environment).run(script);
    }
}
