package com.vomeet.bench.roll;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.cli.product.Folders;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code ./vomeet bench roll} does with 200 bots, with a few. */
final class RollIT {
    private static final Scale SMALL = new Scale(2, 14, 2, Duration.ofSeconds(8), 2, 3);

    @TempDir
    Path folder;

    private static void each(IntConsumer what, int many) {
        IntStream.rangeClosed(1, many).parallel().forEach(what);
    }

    /** A test runs in its module. */
    private static Folders folders() {
        var usual = Folders.ofThisMachine();
        return new Folders(Path.of("..").toAbsolutePath().normalize(), usual.cache(), usual.data());
    }

    @Test
    void whileReplicasAreReplacedNobodyMissesAnything() throws Exception {
        var outcome = RollRun.run(SMALL, folders(), folder.resolve("managers.log"), RollIT::each);
        assertThat(outcome.bots()).as("bots in their calls").isEqualTo(SMALL.bots());
        assertThat(outcome.rows()).as("rows").isEmpty();
        assertThat(outcome.told()).as("webhooks").isEmpty();
        assertThat(outcome.sockets()).as("WebSocket").isEmpty();
        assertThat(outcome.events()).as("server-sent events").isEmpty();
        assertThat(outcome.failed()).as("requests").isEmpty();
        assertThat(outcome.refused()).as("refused connections").isZero();
        assertThat(outcome.faults()).isEmpty();
        assertThat(outcome.timesAway()).as("readers that came back").isPositive();
        assertThat(outcome.asked()).isGreaterThan(SMALL.bots());
    }
}
