package com.vomeet.e2e.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

    private StandIns machine;

    @BeforeEach
    void prepare() throws IOException {
        machine = new StandIns(folder);
        machine.program("helm", "exit 0");
        machine.program("kubectl", "cp \"$KUBECONFIG\" '" + folder + "/kubeconfig'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "test", "pr-", "pr-0", "pr-7x", "pr-7/../x", "../production", "pr-7 --all"})
    void anEnvironmentThatThereIsNotIsRefusedBeforeAnythingIsDone(String name) throws Exception {
        var said = machine.run("deploy/deploy.sh \"" + name + "\"");
        assertThat(said.status()).isEqualTo(1);
        assertThat(said.text()).startsWith("deploy: ");
        assertThat(machine.calls()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"deploy/deploy.sh staging", "deploy/smoke.sh staging", "deploy/remove.sh pr-7", "deploy/sweep.sh"
            })
    void withoutAKubeconfigNoClusterIsTouched(String script) throws Exception {
        machine.set("KUBECONFIG_DATA", "");
        machine.set("KUBECONFIG", "/root/.kube/config");
        var said = machine.run(script);
        assertThat(said.status()).isEqualTo(1);
        assertThat(said.text()).contains("there is no kubeconfig: the environment's secret is not set");
        assertThat(machine.calls()).isEmpty();
    }

    @Test
    void theKubeconfigIsThatOfTheSecretAndIsGoneAfterwards() throws Exception {
        machine.program(
                "kubectl",
                "cp \"$KUBECONFIG\" '" + folder + "/kubeconfig'; stat -c %a \"$KUBECONFIG\" >'" + folder + "/rights'");
        machine.set("TMPDIR", Files.createDirectory(folder.resolve("tmp")).toString());
        assertThat(machine.run("deploy/remove.sh pr-7").status()).isZero();
        assertThat(folder.resolve("kubeconfig")).hasContent("the kubeconfig of the environment");
        assertThat(folder.resolve("rights")).hasContent("600");
        assertThat(folder.resolve("tmp")).isEmptyDirectory();
    }

    @Test
    void aProgramThatIsMissingIsNamed() throws Exception {
        machine.set("PATH", folder.toString());
        Files.createSymbolicLink(folder.resolve("mktemp"), Path.of("/usr/bin/mktemp"));
        Files.createSymbolicLink(folder.resolve("dirname"), Path.of("/usr/bin/dirname"));
        Files.createSymbolicLink(folder.resolve("rm"), Path.of("/bin/rm"));
        Files.delete(folder.resolve("helm"));
        var said = machine.run("/bin/bash deploy/deploy.sh staging");
        assertThat(said.text()).contains("the runner lacks helm jq");
    }

    @Test
    void onlyAPreviewIsRemoved() throws Exception {
        assertThat(machine.run("deploy/remove.sh production").text())
                .contains("only a preview is removed by a workflow");
        assertThat(machine.calls()).isEmpty();
    }

    @Test
    void aNamespaceThatNobodyMadeForAPreviewStays() throws Exception {
        machine.program("kubectl", "[ \"$1 $2\" != 'get namespace' ] || printf 'vomeet-pr-7 '");
        var said = machine.run("deploy/remove.sh pr-7");
        assertThat(said.status()).isEqualTo(1);
        assertThat(said.text()).contains("vomeet-pr-7 is not one that deploy.sh has made");
        assertThat(machine.calls()).noneMatch(call -> call.contains("delete") || call.startsWith("helm"));
    }

    @Test
    void aPreviewIsUninstalledBeforeItsNamespaceGoes() throws Exception {
        machine.program("kubectl", "[ \"$1 $2\" != 'get namespace' ] || printf 'vomeet-pr-7 pr-7'");
        assertThat(machine.run("deploy/remove.sh pr-7").status()).isZero();
        assertThat(machine.calls())
                .containsSubsequence(
                        "helm uninstall vomeet -n vomeet-pr-7 --ignore-not-found --wait --timeout 5m",
                        "kubectl delete namespace vomeet-pr-7 --timeout 5m");
    }

    /** Its image may be gone, or no node have room. */
    @Test
    void aPreviewWhoseBotsCannotBeAskedToLeaveGoesAllTheSame() throws Exception {
        machine.program("kubectl", "[ \"$1 $2\" != 'get namespace' ] || printf 'vomeet-pr-7 pr-7'");
        machine.program("helm", "[ \"${*: -1}\" = --no-hooks ]");
        var said = machine.run("deploy/remove.sh pr-7");
        assertThat(said.status()).as(said.text()).isZero();
        assertThat(said.text()).contains("The bots of vomeet-pr-7 could not be asked to leave.");
        assertThat(machine.calls())
                .containsSubsequence(
                        "helm uninstall vomeet -n vomeet-pr-7 --ignore-not-found --wait --timeout 5m",
                        "helm uninstall vomeet -n vomeet-pr-7 --ignore-not-found --wait --timeout 5m --no-hooks",
                        "kubectl delete namespace vomeet-pr-7 --timeout 5m");
    }

    @Test
    void aPreviewThatCannotBeUninstalledKeepsItsNamespace() throws Exception {
        machine.program("kubectl", "[ \"$1 $2\" != 'get namespace' ] || printf 'vomeet-pr-7 pr-7'");
        machine.program("helm", "exit 1");
        assertThat(machine.run("deploy/remove.sh pr-7").status()).isEqualTo(1);
        assertThat(machine.calls()).noneMatch(call -> call.contains("delete namespace"));
    }

    @Test
    void aPreviewThatIsGoneIsNoMistake() throws Exception {
        var said = machine.run("deploy/remove.sh pr-7");
        assertThat(said.status()).isZero();
        assertThat(said.text()).contains("There is no preview pr-7.");
    }

    /** 4: closed. 5: open. 6: the forge does not know it. */
    @Test
    void onlyPreviewsOfClosedPullRequestsAreSwept() throws Exception {
        machine.program("kubectl", """
                case "$1 $2" in
                "get namespaces") printf 'pr-4 pr-5 pr-6' ;;
                "get namespace") printf '%s %s' "$3" "${3#vomeet-}" ;;
                esac""");
        machine.set("FORGE_TOKEN", Forge.TOKEN);
        try (var forge = new Forge(Map.of("4", "closed", "5", "open"))) {
            forge.variables().forEach(machine::set);
            var said = machine.run("deploy/sweep.sh");
            assertThat(said.status()).as(said.text()).isZero();
            assertThat(said.text())
                    .contains("pr-5 stays: its pull request is open", "pr-6 stays: its pull request is not known");
        }
        assertThat(machine.calls())
                .filteredOn(call -> call.contains("delete"))
                .containsExactly("kubectl delete namespace vomeet-pr-4 --timeout 5m");
    }

    @Test
    void withAForgeThatIsAwayNothingIsSwept() throws Exception {
        machine.program("kubectl", "[ \"$1 $2\" != 'get namespaces' ] || printf 'pr-4'");
        Map.of("GITHUB_API_URL", "http://127.0.0.1:1", "GITHUB_REPOSITORY", "voltade/vomeet")
                .forEach(machine::set);
        assertThat(machine.run("deploy/sweep.sh").text()).contains("pr-4 stays: its pull request is not known");
        assertThat(machine.calls()).noneMatch(call -> call.contains("delete"));
    }

    /** Else nobody would learn that nothing is ever swept. */
    @Test
    void previewsThatCannotBeListedAreAFailure() throws Exception {
        machine.program("kubectl", "[ \"$1\" != get ] || exit 1");
        var said = machine.run("deploy/sweep.sh");
        assertThat(said.status()).isEqualTo(1);
        assertThat(said.text()).contains("the cluster does not say which previews there are");
    }

    /** A run that was cancelled half-way. */
    @ParameterizedTest
    @ValueSource(strings = {"pending-install", "uninstalling"})
    void aReleaseThatHasNeverRunIsRemovedFirst(String state) throws Exception {
        machine.pushed();
        machine.program(
                "helm", "[ \"$1\" != status ] || echo '{\"version\": 3, \"info\": {\"status\": \"" + state + "\"}}'");
        assertThat(machine.run("deploy/deploy.sh staging").status()).isZero();
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
        machine.pushed();
        halfDone(state, history);
        assertThat(machine.run("deploy/deploy.sh staging").status()).isZero();
        assertThat(changes())
                .hasSize(2)
                .first()
                .isEqualTo("helm rollback vomeet " + revision + " -n vomeet-staging --wait --timeout 10m");
    }

    @Test
    void aReleaseOfWhichNothingEverRanIsLeftToSomebody() throws Exception {
        machine.pushed();
        halfDone("pending-upgrade", "failed pending-upgrade");
        var said = machine.run("deploy/deploy.sh staging");
        assertThat(said.status()).isEqualTo(1);
        assertThat(said.text()).contains("no revision of it ever ran: helm uninstall vomeet -n vomeet-staging");
        assertThat(changes()).isEmpty();
    }

    /** @param history the status of each revision, the first one's first */
    private void halfDone(String state, String history) throws IOException {
        machine.program("helm", """
                case $1 in
                status) echo '{"version": 3, "info": {"status": "%s"}}' ;;
                history) jq -n --arg history '%s' '$history / " " | to_entries | map({revision: (.key + 1), status: .value})' ;;
                esac""".formatted(state, history));
    }

    private List<String> changes() throws IOException {
        return machine.calls().stream()
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
        machine.pushed();
        machine.program("helm", """
                case "$1 $(cat '%1$s/tried' 2>/dev/null)" in
                "upgrade "*) echo yes >'%1$s/tried'; exit 1 ;;
                "status yes") case "%2$s" in *:*) echo "Error: %2$s" >&2; exit 1 ;; esac
                    echo '{"version": 3, "info": {"status": "%2$s", "description": "Rollback to 1"}}' ;;
                status*) exit 1 ;;
                esac""".formatted(folder, state));
        machine.program("kubectl", "[ \"$3 $4\" != 'get events' ] || echo '{\"items\": []}'");
        var said = machine.run("deploy/deploy.sh staging");
        assertThat(said.status()).isEqualTo(1);
        assertThat(said.text()).contains("this release does not run. " + says);
    }

    /** The scheduler's times have fractions of a second, the kubelet's have none; it may happen within the second of the attempt. */
    @ParameterizedTest
    @ValueSource(
            strings = {"\"eventTime\": \"$(date -u +%FT%T).000001Z\"", "\"lastTimestamp\": \"$(date -u +%FT%TZ)\""})
    void whatTheClusterWarnedOfMeanwhileIsSaid(String time) throws Exception {
        machine.pushed();
        machine.program(
                "helm",
                "case $1 in upgrade) echo \"%s\" >'%s/time'; exit 1 ;; status) exit 1 ;; esac"
                        .formatted(time.replace("\"", "\\\""), folder));
        machine.program("kubectl", """
                [ "$3 $4" != 'get events' ] || cat <<END
                {"items": [
                  {"type": "Warning", "lastTimestamp": "2026-01-02T03:04:05Z", "message": "long ago",
                   "involvedObject": {"kind": "Pod", "name": "before"}},
                  {"type": "Warning", $(cat '%s/time'), "message": "no room",
                   "involvedObject": {"kind": "Pod", "name": "bot-manager-1"}}]}
                END""".formatted(folder));
        assertThat(machine.run("deploy/deploy.sh staging").text())
                .contains("Pod/bot-manager-1: no room")
                .doesNotContain("long ago");
    }

    @Test
    void whatIsInstalledIsNamedByItsDigest() throws Exception {
        machine.pushed();
        machine.program(
                "helm",
                "while [ $# -gt 0 ]; do case $1 in *images.yaml) cp \"$1\" '" + folder
                        + "/images' ;; esac; shift; done");
        assertThat(machine.run("deploy/deploy.sh staging").status()).isZero();
        assertThat(folder.resolve("images"))
                .content()
                .contains(
                        "manager: {image: {repository: \"registry:5000/us/vomeet-bot-manager\", tag: \"abc@sha256:manager\"}}",
                        "bots: {imageRepository: \"registry:5000/us/vomeet-bot\", imageTag: \"abc@sha256:bot\"}");
        assertThat(machine.calls())
                .anyMatch(call -> call.startsWith("helm upgrade --install vomeet") && call.contains("--atomic"));
    }

    @ParameterizedTest
    @CsvSource({
        "staging,registry:5000/us/vomeet-bot-manager",
        "production,registry:5000/us/vomeet-bot-manager",
        "pr-7,registry:5000/us/preview/vomeet-bot-manager"
    })
    void productionNeverLooksWherePreviewsPush(String environmentName, String image) throws Exception {
        machine.pushed();
        machine.program("git", "case $3 in rev-parse) echo c0ffee ;; esac");
        machine.program("skopeo", "echo sha256:1234");
        var said = machine.run("deploy/images.sh " + environmentName);
        assertThat(said.status()).as(said.text()).isZero();
        assertThat(folder.resolve("made/manager")).hasContent(image + ":c0ffee@sha256:1234");
        assertThat(machine.calls())
                .filteredOn(call -> call.startsWith("skopeo"))
                .hasSize(8)
                .allMatch(call -> call.contains("/preview/") == environmentName.equals("pr-7"));
    }

    /** The images of a commit would be overwritten by something else. */
    @ParameterizedTest
    @ValueSource(strings = {"staging", "production", "pr-7"})
    void whatIsNotCommittedIsPushedNowhere(String environmentName) throws Exception {
        machine.pushed();
        machine.program("git", "case $3 in rev-parse) echo c0ffee ;; status) echo ' M pom.xml' ;; esac");
        machine.program("skopeo", "echo sha256:1234");
        var said = machine.run("deploy/images.sh " + environmentName);
        assertThat(said.status()).isEqualTo(1);
        assertThat(said.text())
                .contains("these files are not what commit c0ffee says", "commit them first", " M pom.xml");
        assertThat(machine.calls()).noneMatch(call -> call.startsWith("skopeo"));
    }

    /** What is set for previews is one text for all of them. */
    @Test
    void eachPreviewHasAnAddressOfItsOwnAndSaysIt() throws Exception {
        machine.pushed();
        machine.set("VALUES", "ingress: {enabled: true, hosts: [\"@NAMESPACE@.example.org\"]}");
        machine.program("helm", """
                case $1 in
                get) echo '{"ingress": {"enabled": true, "hosts": ["vomeet-pr-7.example.org"]},
                    "httpRoute": {"enabled": false, "hostnames": ["elsewhere.example.org"]}}' ;;
                upgrade) while [ $# -gt 0 ]; do case $1 in *own.yaml) cp "$1" '%s/own' ;; esac; shift; done ;;
                esac""".formatted(folder));
        var said = machine.run("deploy/deploy.sh pr-7");
        assertThat(said.status()).as(said.text()).isZero();
        assertThat(folder.resolve("own")).hasContent("ingress: {enabled: true, hosts: [\"vomeet-pr-7.example.org\"]}");
        assertThat(said.text()).contains("It is reached at vomeet-pr-7.example.org\n");
    }

    @Test
    void whatIsReachedFromNowhereSaysNoAddress() throws Exception {
        machine.pushed();
        machine.program("helm", "[ \"$1\" != get ] || echo '{\"ingress\": {\"enabled\": false, \"hosts\": []}}'");
        var said = machine.run("deploy/deploy.sh staging");
        assertThat(said.status()).as(said.text()).isZero();
        assertThat(said.text()).contains("runs in namespace vomeet-staging").doesNotContain("reached");
    }

    @Test
    void nothingIsInstalledBeforeItIsPushed() throws Exception {
        machine.set("VOMEET_DEPLOY_MADE", folder.resolve("empty").toString());
        var said = machine.run("deploy/deploy.sh staging");
        assertThat(said.text()).contains("deploy/images.sh comes first");
        assertThat(machine.calls()).noneMatch(call -> call.startsWith("helm upgrade"));
    }

    @Test
    void theFirstReleaseHasNoneToGoBackTo() throws Exception {
        machine.program("helm", "echo '[{\"revision\": 1, \"status\": \"deployed\"}]'");
        var said = machine.run("deploy/take-back.sh staging");
        assertThat(said.status()).isEqualTo(1);
        assertThat(said.text()).contains("there is none before it, and it stays");
    }

    @Test
    void whatRanBeforeRunsAgainAndTheRunHasFailed() throws Exception {
        machine.program(
                "helm",
                "echo '[{\"revision\": 3, \"status\": \"superseded\"}, {\"revision\": 4, \"status\": \"failed\"},"
                        + " {\"revision\": 5, \"status\": \"superseded\"}, {\"revision\": 6, \"status\": \"deployed\"}]'");
        assertThat(machine.run("deploy/take-back.sh staging").status()).isEqualTo(1);
        assertThat(machine.calls())
                .anyMatch(call -> call.startsWith("helm rollback vomeet 5 -n vomeet-staging --wait"));
    }
}
