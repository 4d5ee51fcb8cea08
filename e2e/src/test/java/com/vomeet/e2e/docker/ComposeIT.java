package com.vomeet.e2e.docker;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.bench.cluster.LabControl;
import com.vomeet.cli.Trouble;
import com.vomeet.cli.client.ApiClient;
import com.vomeet.cli.client.Endpoint;
import com.vomeet.cli.client.MeetingView;
import com.vomeet.cli.client.TranscriptView;
import com.vomeet.contract.Json;
import com.vomeet.contract.MeetingStatus;
import com.vomeet.contract.Secret;
import com.vomeet.e2e.cluster.Questions;
import com.vomeet.e2e.house.KnownSecrets;
import com.vomeet.e2e.house.Tree;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** One command starts the product beside an engine; its bots are containers, and outlive their manager. */
@Tag("docker")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ComposeIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private final Compose compose = new Compose();
    private Endpoint endpoint;
    private ApiClient api;
    private Questions questions;
    private LabControl lab;

    @BeforeAll
    void start() {
        compose.run("up", "-d", Compose.LAB);
        var authority = LabAuthority.at(compose.labPort, PATIENCE);
        compose.set("BOT_CA", authority);
        compose.run("up", "-d");
        lab = new LabControl(compose.labPort, authority);
        endpoint = new Endpoint(URI.create("http://127.0.0.1:" + compose.port), keyOfANewAccount());
        api = new ApiClient(endpoint);
        questions = new Questions(endpoint);
    }

    @AfterAll
    void removeEverything() {
        try (compose;
                var _ = lab;
                var _ = api) {
            // in this order, however far the start has come
        }
    }

    @Test
    void aMeetingIsHeardAndItsBotOutlivesTheManager() {
        var told = questions.tell(URI.create("https://nobody.invalid/hears"));
        var meeting = request("abc-demo-one");
        await(meeting, MeetingStatus.ACTIVE);
        var container = container(meeting);
        assertThat(container).matches("vomeet-bot-" + meeting.id() + "-[0-9a-f]{8}");
        itsContainerIsRestricted(container);
        itReachesTheOthersAndNotTheDatabase(container);

        compose.engine("restart", manager());

        var ended = await(meeting, MeetingStatus.COMPLETED);
        assertThat(ended.reason()).isEqualTo("left_alone");
        assertThat(api.transcript(ended).lines().stream()
                        .map(TranscriptView.Line::speaker)
                        .filter(Objects::nonNull))
                .contains("Ada", "Ben", "Cleo");
        Awaitility.await("the bot's container is kept with its exit code")
                .atMost(PATIENCE)
                .until(() -> bot(meeting, "{{.Status}}").startsWith("Exited (0)"));
        assertThat(compose.engine("ps", "-a", "--filter", "name=bot-image", "--format", "{{.Status}}"))
                .as("the service that has the bots' image fetched")
                .startsWith("Exited (0)");
        noPasswordIsADefault();
        noSecretIsLogged(container, told);
    }

    private String manager() {
        return compose.engine("ps", "-q", "--filter", "name=bot-manager").strip();
    }

    private void noSecretIsLogged(String bot, Secret webhook) {
        var known = new KnownSecrets();
        known.add("the API key", endpoint.key());
        known.add("the webhook's secret", webhook);
        for (var name : List.of("postgres", "redis-manager", "redis-bot", "signing-key", "admin-api-token")) {
            var said = compose.run("exec", "-T", "bot-manager", "sh", "-c", "cat /run/vomeet/" + name + "; echo");
            known.add(name, Secret.of(found("(?m)^[0-9a-f]{48}$", said)));
        }
        known.addBot("the bot", told(bot));
        var ofTheBot = compose.log(bot);
        assertThat(known.in(ofTheBot)).as("what the bot has logged").isEmpty();
        assertThat(ofTheBot).contains("\"meeting_id\":");
        var ofTheManager = compose.log(manager());
        assertThat(known.in(ofTheManager)).as("what the manager has logged").isEmpty();
        assertThat(ofTheManager).contains(bot + " is started");
    }

    private String told(String bot) {
        var all = compose.engine("inspect", "--format", "{{json .Config.Env}}", bot);
        return Stream.of(Json.read(all, String[].class))
                .filter(variable -> variable.startsWith("BOT_CONFIG="))
                .map(variable -> variable.substring("BOT_CONFIG=".length()))
                .findFirst()
                .orElseThrow();
    }

    /** What the kernel or an operator ends says no last word: the engine's exit code is all that is left of it. */
    @Test
    void aBotThatIsKilledIsMissedWithItsExitCode() {
        var meeting = request("abc-demo-two");
        await(meeting, MeetingStatus.ACTIVE);
        compose.engine("kill", "--signal", "KILL", container(meeting));

        assertThat(await(meeting, MeetingStatus.FAILED).reason()).isEqualTo("workload_lost");
        assertThat(questions.events(meeting.id()))
                .anySatisfy(
                        event -> assertThat(event.path("detail").asString("")).contains("exit code 137"));
        Awaitility.await("the container is removed when it has been kept long enough")
                .atMost(PATIENCE)
                .until(() -> container(meeting).isEmpty());
    }

    private Secret keyOfANewAccount() {
        Awaitility.await("the manager answers")
                .atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> {
                    try (var socket = new Socket(InetAddress.getLoopbackAddress(), compose.port)) {
                        return socket.isConnected();
                    }
                });
        var said = compose.run(
                "exec", "-T", "bot-manager", "sh", "/etc/vomeet/start.sh", "admin", "account", "create", "NAME");
        return Secret.of(found("(?m)(?<!\\S)[\\w-]{40}$", said));
    }

    private MeetingView request(String name) {
        var code = lab.open(
                "code: " + name + "\n" + Tree.text(Tree.ROOT.resolve("lab/src/main/resources/scenarios/demo.yaml")));
        return api.requestBot(Map.of(
                "platform",
                "google_meet",
                "native_meeting_id",
                code,
                "bot_name",
                "Scribe",
                "automatic_leave",
                Map.of("everyone_left_timeout", 5_000)));
    }

    /** The manager is away for a moment in between. */
    private MeetingView await(MeetingView meeting, MeetingStatus status) {
        return Awaitility.await("meeting is " + status.wire())
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(500))
                .ignoreExceptionsMatching(e -> e instanceof Trouble || e instanceof UncheckedIOException)
                .until(
                        () -> {
                            var now = api.meeting(meeting.id());
                            if (now.status().isTerminal() && now.status() != status) {
                                throw new AssertionError("the meeting has ended: " + now.json());
                            }
                            return now;
                        },
                        now -> now.status() == status);
    }

    private String container(MeetingView meeting) {
        return bot(meeting, "{{.Names}}").strip();
    }

    private String bot(MeetingView meeting, String format) {
        return compose.engine("ps", "-a", "--filter", "name=vomeet-bot-" + meeting.id() + "-", "--format", format);
    }

    private void itsContainerIsRestricted(String container) {
        var format =
                "{{.HostConfig.ReadonlyRootfs}} {{.HostConfig.SecurityOpt}} {{.HostConfig.Memory}} {{.HostConfig.MemorySwap}}"
                        + " {{.HostConfig.PidsLimit}} {{.Config.User}} {{index .Config.Labels \"vomeet.user_id\"}}"
                        + " {{.HostConfig.NanoCpus}} {{index .Config.Labels \"app.kubernetes.io/name\"}}"
                        + " {{index .Config.Labels \"app.kubernetes.io/component\"}}";
        assertThat(compose.engine("inspect", "--format", format, container))
                .startsWith("true")
                .contains(
                        "no-new-privileges",
                        " 1073741824 1073741824 2048 10001:10001 1 2000000000 vomeet-bot bot-instance");
    }

    /** By its address, too: a name that is not found says nothing of the way. */
    private void itReachesTheOthersAndNotTheDatabase(String bot) {
        var postgres = compose.engine("ps", "-q", "--filter", "name=postgres").strip();
        var address = compose.engine(
                        "inspect", "--format", "{{range .NetworkSettings.Networks}}{{.IPAddress}}{{end}}", postgres)
                .strip();
        assertThat(compose.reached(manager(), address + ":5432"))
                .as("what the manager reaches")
                .containsExactly(address + ":5432");
        assertThat(compose.reached(bot, address + ":5432", "postgres:5432", "redis:6379", "bot-manager:8080"))
                .as("what the bot reaches")
                .containsExactlyInAnyOrder("redis:6379", "bot-manager:8080");
    }

    private void noPasswordIsADefault() {
        var made =
                found("[0-9a-f]{240}", compose.run("exec", "-T", "bot-manager", "sh", "-c", "cat /run/vomeet/*; echo"));
        assertThat(IntStream.range(0, 5).mapToObj(i -> made.substring(i * 48, i * 48 + 48)))
                .doesNotHaveDuplicates();
    }

    /** Who breaks into one of them shall not be able to sign, nor get into the other. */
    @Test
    void postgresAndRedisSeeNoSecretButTheirOwn() {
        assertThat(compose.run("exec", "-T", "postgres", "ls", "/run/vomeet").split("\\s+"))
                .contains("postgres")
                .doesNotContain("redis-manager", "redis-bot", "signing-key", "admin-api-token");
        assertThat(compose.run("exec", "-T", "redis", "ls", "/run/vomeet").split("\\s+"))
                .contains("redis-manager", "redis-bot")
                .doesNotContain("postgres", "signing-key", "admin-api-token");
        assertThat(compose.run("exec", "-T", "bot-manager", "sh", "-c", "stat -c '%a %u %g' /run/vomeet/*")
                        .lines()
                        .filter(line -> line.matches("\\d+ \\d+ \\d+")))
                .hasSize(5)
                .containsOnly("400 0 0");
    }

    /** Compose says more than the program that it runs. */
    private static String found(String pattern, String said) {
        var matcher = Pattern.compile(pattern).matcher(said);
        if (!matcher.find()) {
            throw new AssertionError("nothing like " + pattern + " in: " + said);
        }
        return matcher.group();
    }
}
