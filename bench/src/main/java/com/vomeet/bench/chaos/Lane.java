package com.vomeet.bench.chaos;

import com.vomeet.manager.fail.Failpoints;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A world whose manager has failpoints. */
final class Lane implements AutoCloseable {
    private final FailpointFolder points;
    private final World world;
    private final List<Story> told = new ArrayList<>();

    Lane(Path folder) throws IOException {
        points = new FailpointFolder(folder.resolve("points"));
        world = World.open(folder, Map.of("FAILPOINT", points.path().toString()));
    }

    FailpointFolder points() {
        return points;
    }

    World world() {
        return world;
    }

    /** Stories whose webhooks are looked at in the end. */
    List<Story> told() {
        return told;
    }

    /** With nothing to die at. */
    void revive() {
        points.disarm();
        if (!world.manager().isAlive()) {
            world.manager().start();
        }
    }

    /** Starts the manager again with what is armed: it may come to a point before it answers. */
    void startAgain() throws InterruptedException {
        try {
            world.manager().start();
        } catch (IllegalStateException e) {
            if (!hasDied()) {
                throw e;
            }
        }
    }

    /** Whether it has come to a point. */
    boolean hasDied() throws InterruptedException {
        if (world.manager().isAlive()) {
            return false;
        }
        var code = world.manager().awaitEnd(Duration.ZERO);
        if (code == null || code != Failpoints.EXIT_CODE) {
            throw new IllegalStateException("the manager ended with " + code);
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        world.close();
    }
}
