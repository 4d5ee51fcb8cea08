package com.vomeet.bench.roll;

import com.vomeet.bench.program.ManagerProgram;
import com.vomeet.parts.FreePort;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** Managers behind a balancer, each a program of its own. */
final class Replicas implements AutoCloseable {
    private static final Duration START = Duration.ofMinutes(2);
    private static final Duration END = Duration.ofSeconds(30);
    private static final Duration LOOK_EVERY = Duration.ofMillis(20);

    /** Of a JVM that SIGTERM ended after its hooks. */
    private static final int TERMINATED = 143;

    private final Map<String, String> settings;
    private final List<String> options;
    private final Path log;
    private final Balancer balancer;
    private final List<ManagerProgram> running = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();

    Replicas(Map<String, String> settings, List<String> options, Path log, Balancer balancer) {
        this.settings = Map.copyOf(settings);
        this.options = List.copyOf(options);
        this.log = log;
        this.balancer = balancer;
    }

    /** Starts so many beside each other and waits until all are led to. */
    void start(int many) throws InterruptedException {
        for (var i = 0; i < many; i++) {
            launch();
        }
        for (var one : running) {
            awaitLed(one);
        }
    }

    private ManagerProgram launch() {
        var own = new HashMap<>(settings);
        own.put("HOST", "127.0.0.1");
        own.put("PORT", String.valueOf(FreePort.any()));
        var program = ManagerProgram.launch(options, own, log);
        running.add(program);
        return program;
    }

    private void awaitLed(ManagerProgram program) throws InterruptedException {
        program.awaitAnswer("/readyz", START);
        balancer.add(program.base());
        while (!balancer.leadsTo(program.base())) {
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
        }
    }

    /** Replaces each by another, one after the other: the next is there before one goes. */
    void roll() throws InterruptedException {
        for (var old : List.copyOf(running)) {
            awaitLed(launch());
            old.terminate();
            var code = old.awaitEnd(END);
            if (code == null || code != TERMINATED) {
                faults.add("the replica at " + old.base() + " ended with " + code + " instead of " + TERMINATED);
            }
            balancer.remove(old.base());
            running.remove(old);
        }
    }

    /** Those that did not end as they should. */
    List<String> faults() {
        return List.copyOf(faults);
    }

    @Override
    public void close() {
        running.forEach(ManagerProgram::close);
    }
}
