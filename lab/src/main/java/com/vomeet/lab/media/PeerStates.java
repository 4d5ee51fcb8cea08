package com.vomeet.lab.media;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The state of one peer and those who listen to it. Shared by all threads; listeners hear every change in order, off those threads. */
final class PeerStates {
    private static final Logger LOG = LoggerFactory.getLogger(PeerStates.class);
    private final Executor executor;
    private final List<Consumer<PeerState>> listeners = new ArrayList<>();
    private CompletableFuture<Void> told = CompletableFuture.completedFuture(null);
    private PeerState state;

    PeerStates(PeerState first, Executor executor) {
        this.state = first;
        this.executor = executor;
    }

    synchronized PeerState now() {
        return state;
    }

    synchronized void listen(Consumer<PeerState> listener) {
        listeners.add(listener);
        tell(List.of(listener), state);
    }

    /** False when the change was none. A closed peer stays closed. */
    synchronized boolean change(UnaryOperator<PeerState> change) {
        var next = state instanceof PeerState.Closed ? state : change.apply(state);
        if (next.equals(state)) {
            return false;
        }
        state = next;
        tell(List.copyOf(listeners), next);
        return true;
    }

    private void tell(List<Consumer<PeerState>> whom, PeerState what) {
        told = told.thenRunAsync(() -> whom.forEach(listener -> tell(listener, what)), executor);
    }

    private static void tell(Consumer<PeerState> listener, PeerState what) {
        try {
            listener.accept(what);
        } catch (RuntimeException e) {
            LOG.warn("a listener failed on {}", what, e);
        }
    }
}
