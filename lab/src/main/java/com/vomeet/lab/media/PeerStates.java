package com.vomeet.lab.media;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
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
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private boolean telling;
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

    /** With the lock held. One task tells all that is waiting, in order; at most three states can wait for each listener. */
    private void tell(List<Consumer<PeerState>> whom, PeerState what) {
        waiting.add(() -> whom.forEach(listener -> tell(listener, what)));
        if (!telling) {
            telling = true;
            executor.execute(this::tellAll);
        }
    }

    private void tellAll() {
        for (var next = next(); next.isPresent(); next = next()) {
            next.get().run();
        }
    }

    private synchronized Optional<Runnable> next() {
        var next = Optional.ofNullable(waiting.poll());
        telling = next.isPresent();
        return next;
    }

    private static void tell(Consumer<PeerState> listener, PeerState what) {
        try {
            listener.accept(what);
        } catch (RuntimeException e) {
            LOG.warn("a listener failed on {}", what, e);
        }
    }
}
