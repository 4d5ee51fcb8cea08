package com.vomeet.manager.limit;

import com.vomeet.manager.account.KeyId;
import com.vomeet.manager.config.LimitSettings;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** The buckets of all keys that have been seen. Safe for many threads; a bucket that is full again is forgotten when there are many. */
public final class RateLimits {
    static final int MANY = 10_000;
    static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    private final LimitSettings settings;
    private final InstantSource clock;
    private final TimeMeter meter;
    private final AtomicLong lookedAt = new AtomicLong();
    private final Map<KeyId, Bucket> buckets = new ConcurrentHashMap<>();

    public RateLimits(LimitSettings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
        this.meter = meter(clock);
    }

    /** Takes one request of a key's. */
    public Standing take(KeyId key) {
        if (settings.isNone()) {
            return new Standing.Unlimited();
        }
        if (buckets.size() >= MANY && isTime()) {
            buckets.values().removeIf(bucket -> bucket.getAvailableTokens() >= settings.burst());
        }
        var probe = buckets.computeIfAbsent(key, _ -> bucket()).tryConsumeAndReturnRemaining(1);
        var reset = clock.instant().plusNanos(probe.getNanosToWaitForReset());
        return probe.isConsumed()
                ? new Standing.Admitted(settings.burst(), probe.getRemainingTokens(), reset)
                : new Standing.TooMany(settings.burst(), reset, Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }

    /** Once in a while for all threads together: while many keys are busy, looking at all of them with each request would be the load. */
    private boolean isTime() {
        var now = clock.millis();
        var last = lookedAt.get();
        return Math.abs(now - last) >= LOOK_EVERY.toMillis() && lookedAt.compareAndSet(last, now);
    }

    private Bucket bucket() {
        return Bucket.builder()
                .addLimit(limit ->
                        limit.capacity(settings.burst()).refillGreedy(settings.perSecond(), Duration.ofSeconds(1)))
                .withCustomTimePrecision(meter)
                .build();
    }

    private static TimeMeter meter(InstantSource clock) {
        return new TimeMeter() {
            @Override
            public long currentTimeNanos() {
                var now = clock.instant();
                return Math.addExact(Math.multiplyExact(now.getEpochSecond(), 1_000_000_000L), now.getNano());
            }

            @Override
            public boolean isWallClockBased() {
                return true;
            }
        };
    }

    int size() {
        return buckets.size();
    }
}
