package com.vomeet.e2e.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.e2e.demo.Launcher;
import com.vomeet.parts.FreePort;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's first five minutes, command by command as they stand there; only ports and the data folder are others. */
final class FirstFiveMinutesIT {
    private static final String FOLLOW = "--follow";
    /** Of {@code docs/api.md}. */
    static final String STREAM = "curl -N -H \"X-API-Key: $KEY\" http://127.0.0.1:8056/meetings/1/stream";

    @TempDir
    private Path folder;

    private final int port = FreePort.any();
    private final int labPort = FreePort.any();
    private Launcher up;

    static List<String> commands() {
        return blocks().stream()
                .flatMap(block -> Documents.commands(block).stream())
                .toList();
    }

    private static List<String> blocks() {
        return Documents.blocks(Documents.section("README.md", "The first five minutes"));
    }

    @BeforeEach
    void startTheProduct() {
        var first = blocks().getFirst().strip();
        up = Launcher.shell(environment(), first + " --port " + port + " --lab-port " + labPort);
        up.awaitLine("Ctrl-C ends it");
    }

    @AfterEach
    void endTheProduct() {
        up.close();
    }

    @Test
    void theReadmesCommandsDoWhatItSays() throws InterruptedException {
        assertThat(up.lines())
                .anyMatch(line -> line.equals("Vomeet is running:  http://127.0.0.1:" + port))
                .anyMatch(line -> line.contains("/app/enter?code="))
                .anyMatch(line -> line.contains("http://127.0.0.1:" + labPort + "/lab-demo-one"));
        var send = Documents.commands(blocks().get(1));
        assertThat(run(send.get(0))).first().asString().isEqualTo("Meeting 1: a bot is on its way.");
        assertThat(run(send.get(1))).singleElement().asString().contains("1  google_meet", "lab-demo-one");
        follow(send.get(2));
        stream();
        var leave = Documents.commands(blocks().get(2));
        assertThat(run(leave.get(0))).containsExactly("Stop request accepted and is being processed.");
        assertThat(run(leave.get(1))).anyMatch(line -> line.startsWith("Ada: "));
        awaitEndOfMeeting();
        var byHand = run(String.join("\n", Documents.commands(blocks().get(3))));
        assertThat(String.join("\n", byHand))
                .contains("\"status\":\"requested\"", "\"bot_name\":\"Scribe\"", "] Ada: ");
        ctrlCLeavesNothing();
    }

    private void follow(String command) throws InterruptedException {
        assertThat(command).contains(FOLLOW);
        try (var follow = Launcher.shell(environment(), here(command))) {
            follow.awaitLine("the bot is in the call");
            follow.awaitLine("Ada ");
            follow.interrupt();
            assertThat(follow.awaitExit()).isEqualTo(130);
        }
    }

    /** As the document of the API has it, with the key of before. */
    private void stream() throws InterruptedException {
        try (var stream = Launcher.shell(environment(), "KEY=$(./vomeet key)\n" + here(STREAM))) {
            stream.awaitLine("event: transcript.mutable");
            stream.awaitLine("\"speaker\":\"Ada\"");
            stream.interrupt();
            stream.awaitExit();
        }
    }

    /** Until then its place is taken. */
    private void awaitEndOfMeeting() {
        Awaitility.await("the end of the meeting")
                .atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> assertThat(run("./vomeet ls")).anyMatch(line -> line.endsWith("stopped")));
    }

    private void ctrlCLeavesNothing() throws InterruptedException {
        up.interrupt();
        assertThat(up.awaitExit()).as(String.join("\n", up.lines())).isEqualTo(130);
        assertThat(up.lines()).last().asString().contains("Calling the bots back");
        Awaitility.await("the last processes")
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(processes()).isEmpty());
        assertThat(run("./vomeet ls")).singleElement().asString().startsWith("vomeet: nothing is running here");
    }

    /** Whatever has our data folder on its command line; its servers and bots do. */
    private List<String> processes() {
        return ProcessHandle.allProcesses()
                .map(process -> process.info().commandLine().orElse(""))
                .filter(line -> line.contains(folder.toString()))
                .toList();
    }

    private List<String> run(String commands) throws InterruptedException {
        try (var shell = Launcher.shell(environment(), here(commands))) {
            shell.awaitExit();
            return shell.lines();
        }
    }

    private String here(String commands) {
        return commands.replace("127.0.0.1:8056", "127.0.0.1:" + port)
                .replace("127.0.0.1:8057", "127.0.0.1:" + labPort);
    }

    private Map<String, String> environment() {
        return Map.of("VOMEET_DATA", folder.resolve("data").toString());
    }
}
