package com.vomeet.manager.metric;

import com.vomeet.contract.EndReason;
import com.vomeet.contract.MeetingStatus;
import com.vomeet.manager.meeting.ChangeOutbox;
import com.vomeet.manager.meeting.Meeting;
import com.vomeet.manager.meeting.StatusChange;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Counts changes of status, each once: where it is written, and when that is committed. Replicas count their own; the sum is everything.
 */
public final class StatusMeters implements ChangeOutbox {
    /** What a bot comes to on its way; the rest are ends. */
    private static final List<MeetingStatus> STAGES =
            List.of(MeetingStatus.JOINING, MeetingStatus.AWAITING_ADMISSION, MeetingStatus.ACTIVE);

    /** Of rows that an older bot or release ended without saying why. */
    private static final String UNKNOWN = "unknown";

    private final MeterRegistry registry;
    private final Counter requests;
    private final Map<MeetingStatus, Timer> stages = new EnumMap<>(MeetingStatus.class);

    StatusMeters(MeterRegistry registry) {
        this.registry = registry;
        this.requests = Counter.builder("vomeet.bot.requests")
                .description("Bots that were asked for")
                .register(registry);
        STAGES.forEach(stage -> stages.put(
                stage,
                Timer.builder("vomeet.bot.stage")
                        .description("From the request, or the time that it names, until the bot was there")
                        .tag("stage", stage.wire())
                        .serviceLevelObjectives(Buckets.WAY.bounds())
                        .register(registry)));
        for (var reason : EndReason.values()) {
            var _ = ends(reason.status(), reason);
        }
    }

    @Override
    public void statusChanged(Handle handle, StatusChange change) {
        handle.afterCommit(() -> count(change));
    }

    void count(StatusChange change) {
        var meeting = change.after();
        if (change.from() == null) {
            requests.increment();
        } else if (meeting.status().isTerminal()) {
            ends(meeting.status(), meeting.endReason()).increment();
        } else {
            var stage = stages.get(meeting.status());
            if (stage != null) {
                stage.record(onTheWay(meeting));
            }
        }
    }

    /** A scheduled bot may be there before its time. */
    private static Duration onTheWay(Meeting meeting) {
        var way = Duration.between(meeting.times().due(), meeting.times().updated());
        return way.isNegative() ? Duration.ZERO : way;
    }

    private Counter ends(MeetingStatus status, @Nullable EndReason reason) {
        return Counter.builder("vomeet.bot.ends")
                .description("Meetings whose bot is through with them, by the reason")
                .tag("status", status.wire())
                .tag("reason", reason == null ? UNKNOWN : reason.wire())
                .register(registry);
    }
}
