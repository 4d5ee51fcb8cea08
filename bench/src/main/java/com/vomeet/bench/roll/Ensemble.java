package com.vomeet.bench.roll;

import com.vomeet.bench.chaos.Codes;
import com.vomeet.bench.chaos.StandIns;
import com.vomeet.bench.played.Ending;
import com.vomeet.bench.played.Played;
import com.vomeet.bench.played.PlayedBot;
import com.vomeet.contract.bot.BotConfig;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Shared state: the bots that are played for processes which stand for them. Each begins when its process was started, by what that was
 * told, and ends it as it ends itself.
 */
final class Ensemble implements AutoCloseable {
    private static final Duration LOOK_EVERY = Duration.ofMillis(100);

    private final StandIns standIns;
    private final Scale scale;
    private final Requests owner;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(3))
            .executor(threads)
            .build();
    private final CompletableFuture<Instant> begins = new CompletableFuture<>();
    private final CompletableFuture<Instant> isOver = new CompletableFuture<>();
    private final Map<String, PlayedBot> bots = new ConcurrentHashMap<>();
    private final Map<Long, Played> ended = new ConcurrentHashMap<>();
    private final Queue<String> broken = new ConcurrentLinkedQueue<>();

    /** @param owner calls some of them back */
    Ensemble(StandIns standIns, Scale scale, Requests owner) {
        this.standIns = standIns;
        this.scale = scale;
        this.owner = owner;
        threads.execute(this::watch);
    }

    private void watch() {
        try {
            while (true) {
                for (var one : standIns.all()) {
                    if (!bots.containsKey(one.workload())) {
                        standIns.config(one).ifPresent(config -> begin(one, config));
                    }
                }
                Thread.sleep(LOOK_EVERY);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void begin(StandIns.StandIn process, BotConfig config) {
        var number = Codes.number(config.nativeMeetingId());
        var from = scale.staysOn(number) ? isOver : begins;
        var part = scale.part(number);
        var bot = new PlayedBot(config, part, http, from, scale.sentence());
        bots.put(process.workload(), bot);
        threads.execute(() -> play(process, bot));
        if (part.ending() == Ending.CALLED_BACK) {
            threads.execute(() -> callBack(config, from, part.stay()));
        }
    }

    private void play(StandIns.StandIn process, PlayedBot bot) {
        try {
            var played = bot.play();
            if (played.reason() == null) {
                process.kill();
            } else {
                process.end();
            }
            ended.put(played.meeting(), played);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            broken.add("the bot of meeting " + bot.meeting() + ": " + e);
        }
    }

    private void callBack(BotConfig config, CompletableFuture<Instant> from, Duration stay) {
        try {
            var at = from.join().plus(stay);
            Thread.sleep(Duration.between(Instant.now(), at));
            var path = "/bots/google_meet/" + config.nativeMeetingId();
            while (owner.send("DELETE", path, "") == null) {
                // That it was not answered is noted; the play goes on.
                Thread.sleep(LOOK_EVERY);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Now those begin to end that do not stay on. */
    void begins(Instant now) {
        begins.complete(now);
    }

    /** Now the others do. */
    void isOver(Instant now) {
        isOver.complete(now);
    }

    Collection<PlayedBot> bots() {
        return bots.values();
    }

    /** Segments that are on the stream. */
    int sent() {
        return bots.values().stream().mapToInt(PlayedBot::sent).sum();
    }

    /** What those did that have ended. */
    Map<Long, Played> ended() {
        return Map.copyOf(ended);
    }

    /** Bots that could not be played to their end. */
    Collection<String> broken() {
        return broken;
    }

    @Override
    public void close() {
        threads.shutdownNow();
        http.shutdownNow();
        standIns.all().forEach(StandIns.StandIn::kill);
    }
}
