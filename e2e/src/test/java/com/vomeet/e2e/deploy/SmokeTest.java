package com.vomeet.e2e.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the smoke test makes of a way to the cluster that is lost, and what becomes of the release then. */
final class SmokeTest {
    private static final String BOTH = "deploy/smoke.sh staging || deploy/take-back.sh staging";

    @TempDir
    private Path folder;

    private StandIns machine;

    /** A meeting that goes well, in a cluster where a pod of the release before is still there. */
    @BeforeEach
    void prepare() throws IOException {
        machine = new StandIns(folder);
        machine.pushed();
        machine.program("helm", """
                case $1 in history) echo '[{"revision": 1, "status": "superseded"}, {"revision": 2, "status": "deployed"}]' ;; esac""");
        cluster("echo 'Forwarding from 127.0.0.1:4000 -> 8080'");
        calls("");
        pods("True");
    }

    /** @param forward what kubectl does that is to open a way */
    private void cluster(String forward) throws IOException {
        machine.program("kubectl", """
                case "$*" in
                *"get replicasets,pods"*) cat '%s/pods' ;;
                *port-forward*) %s ;;
                *"account list"*) echo '{"id": 3, "name": "smoke test (deploy/smoke.sh)"}'; echo '{"id": 4, "name": "smoke test"}' ;;
                *"account create"*) echo '{"id": 5, "api_key": "key"}' ;;
                esac""".formatted(folder, forward));
    }

    /** @param trouble what happens to some calls before they are answered, by their {@code $url} and {@code $times} */
    private void calls(String trouble) throws IOException {
        machine.program("curl", """
                cd '%s'
                for word; do [ "$last" != -o ] || answer=$word; last=$word; done
                url=$last
                echo "$url" >>urls
                times=$(grep -cFx "$url" urls)
                %s
                case $url in
                */lab/meetings) echo '{"code": "abc"}' ;;
                */bots) echo '{"id": 7}' ;;
                */bots/google_meet/abc) touch left ;;
                */truth) echo '{"spoken": [{"text": "hello wonderful world"}]}' ;;
                */transcripts/*) echo '{"segments": [{"text": "Hello, wonderful world!"}]}' ;;
                */meetings/7) [ -f left ] && echo '{"status": "completed", "data": {"completion_reason": "stopped"}}' ||
                    echo '{"status": "active"}' ;;
                esac >"$answer\"""".formatted(folder, trouble));
    }

    /** @param ready whether those of the new release are */
    private void pods(String ready) throws IOException {
        Files.writeString(
                folder.resolve("pods"),
                "{\"items\": [%s]}"
                        .formatted(String.join(
                                ", ",
                                List.of(
                                        replicas("bot-manager", "9"),
                                        pod("bot-manager", "9", "True"),
                                        replicas("bot-manager", "10"),
                                        pod("bot-manager", "10", ready),
                                        replicas("smoke-lab", "1"),
                                        pod("smoke-lab", "1", "True")))));
    }

    private static String replicas(String deployment, String revision) {
        return """
                {"kind": "ReplicaSet", "metadata": {"name": "%1$s-%2$s", "ownerReferences": [{"kind": "Deployment", "name": "%1$s"}],
                 "annotations": {"deployment.kubernetes.io/revision": "%2$s"}}}""".formatted(deployment, revision);
    }

    private static String pod(String deployment, String revision, String ready) {
        return """
                {"kind": "Pod", "metadata": {"name": "%1$s-%2$s-pod", "ownerReferences": [{"kind": "ReplicaSet", "name": "%1$s-%2$s"}]},
                 "status": {"conditions": [{"type": "Ready", "status": "%3$s"}]}}""".formatted(deployment, revision, ready);
    }

    private List<String> ways() throws IOException {
        return machine.calls().stream()
                .filter(call -> call.contains("port-forward"))
                .map(call -> call.replaceFirst(".*port-forward ", ""))
                .toList();
    }

    @Test
    void aPodOfTheNewReleaseIsAskedAndNotOneThatEndsSoon() throws Exception {
        var said = machine.run("deploy/smoke.sh staging");
        assertThat(said.status()).as(said.text()).isZero();
        assertThat(said.text()).contains("understood: hello wonderful world");
        assertThat(ways()).containsExactly("pod/smoke-lab-1-pod :8443", "pod/bot-manager-10-pod :8080");
    }

    @Test
    void aWayThatIsLostIsOpenedAgain() throws Exception {
        calls("case $url in */meetings/7 | */bots | */truth) [ $times != 1 ] || exit 7 ;; esac");
        var said = machine.run("deploy/smoke.sh staging");
        assertThat(said.status()).as(said.text()).isZero();
        assertThat(ways())
                .containsExactly(
                        "pod/smoke-lab-1-pod :8443",
                        "pod/bot-manager-10-pod :8080",
                        "pod/bot-manager-10-pod :8080",
                        "pod/bot-manager-10-pod :8080",
                        "pod/smoke-lab-1-pod :8443");
    }

    /** The first may have been heard, and only its answer been lost. */
    @Test
    void aBotThatIsAskedForTwiceIsTheSame() throws Exception {
        calls("case $url in */bots) [ $times != 1 ] || exit 52 ;; esac");
        assertThat(machine.run("deploy/smoke.sh staging").status()).isZero();
        assertThat(machine.calls())
                .filteredOn(call -> call.startsWith("curl") && call.endsWith("/bots"))
                .hasSize(2)
                .allMatch(call -> call.contains("-H Idempotency-Key: "));
    }

    @Test
    void aWayThatCannotBeOpenedTakesNoReleaseBack() throws Exception {
        cluster("echo 'error: unable to upgrade connection'; exit 1");
        var said = machine.run(BOTH);
        assertThat(said.status()).isEqualTo(1);
        assertThat(said.text())
                .contains(
                        "The release in vomeet-staging stays.",
                        "there is no way to pod smoke-lab-1-pod: error: unable to upgrade connection");
        assertThat(machine.calls()).noneMatch(call -> call.startsWith("helm rollback"));
    }

    @Test
    void aReleaseWhosePodsHaveGoneIsTakenBack() throws Exception {
        pods("False");
        isTakenBack("No pod of bot-manager is ready.");
    }

    @Test
    void aReleaseThatDoesNotAnswerIsTakenBack() throws Exception {
        calls("case $url in */bots) exit 52 ;; esac");
        isTakenBack("no bot is sent");
    }

    private void isTakenBack(String why) throws IOException, InterruptedException {
        Files.writeString(folder.resolve("made/unseen"), "of an earlier run");
        var said = machine.run(BOTH);
        assertThat(said.status()).isEqualTo(1);
        assertThat(said.text()).contains(why, "revision 1 runs again");
        assertThat(machine.calls()).anyMatch(call -> call.startsWith("helm rollback vomeet 1 -n vomeet-staging"));
    }

    /** A runner that died could not delete it. */
    @Test
    void theAccountsOfEarlierTestsAreDeletedAndNobodyElses() throws Exception {
        assertThat(machine.run("deploy/smoke.sh staging").status()).isZero();
        assertThat(machine.calls())
                .filteredOn(call -> call.contains("account "))
                .extracting(call -> call.replaceFirst(".*vomeet-admin account ", ""))
                .containsExactly("list --json", "delete 3", "create smoke test (deploy/smoke.sh) --json", "delete 5");
    }
}
