package com.vomeet.manager;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Bots whose meetings hear a sentence each, a hundred times a second, whether anybody reads the stream or not. */
final class Talk implements AutoCloseable {
    private static final Duration BREATH = Duration.ofMillis(10);

    private final List<SpeakingBot> bots;
    private final List<String> said = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();

    private Talk(List<SpeakingBot> bots) {
        this.bots = bots;
    }

    static Talk of(List<SpeakingBot> bots) {
        var talk = new Talk(List.copyOf(bots));
        var _ = talk.clock.scheduleAtFixedRate(talk::goOn, 0, BREATH.toMillis(), TimeUnit.MILLISECONDS);
        return talk;
    }

    private void goOn() {
        var sentence = "This is sentence " + (said.size() + 1) + ".";
        bots.forEach(bot -> bot.says("Ann", sentence));
        said.add(sentence);
    }

    /** @return all that was said in each of the meetings */
    List<String> end() {
        clock.close();
        return List.copyOf(said);
    }

    @Override
    public void close() {
        clock.close();
    }
}
