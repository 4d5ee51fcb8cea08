package com.vomeet.lab.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

final class PeerStatesTest {
    private static final PeerState CONNECTING = new PeerState.Connecting(Instant.EPOCH);
    private static final PeerState CONNECTED = new PeerState.Connected(Instant.EPOCH);
    private static final PeerState CLOSED =
            new PeerState.Closed(Instant.EPOCH, PeerState.Cause.BY_BROWSER, "the browser closed the connection");
    private final Queue<Runnable> later = new ArrayDeque<>();
    private final PeerStates states = new PeerStates(CONNECTING, later::add);
    private final List<PeerState> heard = new ArrayList<>();

    @Test
    void aListenerHearsThePresentStateAndEachChange() {
        states.listen(heard::add);
        states.change(state -> CONNECTED);
        states.change(state -> CLOSED);
        runLater();
        assertThat(heard).containsExactly(CONNECTING, CONNECTED, CLOSED);
    }

    @Test
    void aLateListenerHearsWhatIsLeft() {
        states.change(state -> CONNECTED);
        states.listen(heard::add);
        runLater();
        assertThat(heard).containsExactly(CONNECTED);
    }

    @Test
    void closedIsForGood() {
        assertThat(states.change(state -> CLOSED)).isTrue();
        assertThat(states.change(state -> CONNECTED)).isFalse();
        assertThat(states.now()).isEqualTo(CLOSED);
    }

    @Test
    void noChangeIsNotTold() {
        states.listen(heard::add);
        assertThat(states.change(state -> CONNECTING)).isFalse();
        runLater();
        assertThat(heard).containsExactly(CONNECTING);
    }

    @Test
    void aListenerThatFailsDoesNotKeepOthersFromHearing() {
        states.listen(state -> {
            throw new IllegalStateException("for the test");
        });
        states.listen(heard::add);
        states.change(state -> CONNECTED);
        runLater();
        assertThat(heard).containsExactly(CONNECTING, CONNECTED);
    }

    private void runLater() {
        for (var task = later.poll(); task != null; task = later.poll()) {
            task.run();
        }
    }
}
