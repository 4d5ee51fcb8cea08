package com.vomeet.lab.meeting;

import com.vomeet.lab.media.Arrangement;
import com.vomeet.lab.voice.Timbre;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** Nothing is heard, but it takes its time: each letter of a prompt's name is 100 ms. */
public final class SilentSound implements SoundServer {
    private final Alarms alarms;
    private final InstantSource clock;

    public SilentSound(Alarms alarms, InstantSource clock) {
        this.alarms = alarms;
        this.clock = clock;
    }

    @Override
    public SoundRoom room(Arrangement arrangement, int people) {
        return new Room();
    }

    @Override
    public Optional<Take> take(String prompt, Timbre timbre) {
        return knows(prompt)
                ? Optional.of(new SilentTake(prompt.replace('-', ' '), Duration.ofMillis(100L * prompt.length())))
                : Optional.empty();
    }

    @Override
    public boolean knows(String prompt) {
        return !prompt.startsWith("no-such");
    }

    @Override
    public void close() {}

    private record SilentTake(String text, Duration duration) implements Take {
        @Override
        public Duration speechStart() {
            return Duration.ofMillis(50);
        }

        @Override
        public Duration speechEnd() {
            return duration.minusMillis(50);
        }
    }

    private final class Room implements SoundRoom {
        private final Map<Long, Integer> levels = new ConcurrentHashMap<>();

        @Override
        public int tracks() {
            return 0;
        }

        @Override
        public Answer connect(String offer) {
            throw new IllegalArgumentException("this lab has no sound");
        }

        @Override
        public void enter(long source) {}

        @Override
        public void leave(long source) {
            levels.remove(source);
        }

        @Override
        public Speech speak(long source, Take take) {
            var started = CompletableFuture.completedFuture(clock.instant());
            var speech = new Said(started, new CompletableFuture<>(), clock);
            levels.put(source, 20);
            var _ = speech.ended().thenRun(() -> levels.remove(source));
            alarms.in(take.duration(), () -> speech.ended().complete(new SoundRoom.End(clock.instant(), true)));
            return speech;
        }

        @Override
        public Map<Long, Integer> levels() {
            return Map.copyOf(levels);
        }

        @Override
        public void close() {}
    }

    private record Said(CompletableFuture<Instant> started, CompletableFuture<SoundRoom.End> ended, InstantSource clock)
            implements SoundRoom.Speech {
        @Override
        public void cancel() {
            ended.complete(new SoundRoom.End(clock.instant(), false));
        }
    }
}
