package com.vomeet.manager.store;

import java.time.Duration;
import java.util.function.Consumer;

/** Does again and again what asks the database. A round that fails is no reason to stop, and of several in a row the first is told. */
public final class Rounds implements AutoCloseable {
    private final Duration every;
    private final Runnable round;
    private final Consumer<RuntimeException> trouble;
    private final Running running = new Running();
    private final Thread thread;

    private Rounds(String name, Duration every, Runnable round, Consumer<RuntimeException> trouble) {
        this.every = every;
        this.round = round;
        this.trouble = trouble;
        this.thread = Thread.ofVirtual().name(name).unstarted(this::run);
    }

    /**
     * The first begins when the time has passed once.
     *
     * @param name of the thread
     * @param trouble is told of a failure after a good round
     */
    public static Rounds start(String name, Duration every, Runnable round, Consumer<RuntimeException> trouble) {
        var rounds = new Rounds(name, every, round, trouble);
        rounds.thread.start();
        return rounds;
    }

    private void run() {
        var failing = false;
        running.pause(every);
        while (running.isOn()) {
            try {
                round.run();
                failing = false;
            } catch (RuntimeException e) {
                if (!failing) {
                    trouble.accept(e);
                }
                failing = true;
            }
            running.pause(every);
        }
    }

    @Override
    public void close() {
        running.end();
        thread.interrupt();
    }
}
