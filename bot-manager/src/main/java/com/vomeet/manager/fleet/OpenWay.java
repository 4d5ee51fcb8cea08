package com.vomeet.manager.fleet;

import com.vomeet.manager.meeting.Meeting;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells bots that are silent from a way that is closed to all of them: names that are not found, a Service that leads nowhere, an API
 * that is away while the fleet is not. When none of several bots is heard any more it is not they who are silent; all are given the time
 * again from when one is. Not for ever: a whole fleet may be gone. One thread notes; others read.
 */
final class OpenWay {
    /** One bot alone may be silent by itself. */
    private static final int SEVERAL = 2;

    /** In times of the patience with one silent bot: ten minutes of the usual half. */
    static final int PATIENCE = 20;

    private static final Logger LOG = LoggerFactory.getLogger(OpenWay.class);

    private final Duration silentAfter;
    private volatile Instant since = Instant.EPOCH;
    private @Nullable Instant closed;

    OpenWay(Duration silentAfter) {
        this.silentAfter = silentAfter;
    }

    /** From when on each bot could be heard, as far as is known; the time of the newest look while none can. */
    Instant since() {
        return since;
    }

    /** @param live rows of bots that should be heard */
    void note(List<Meeting> live, Instant now) {
        var heard = live.stream()
                .map(Meeting::session)
                .filter(session -> !session.legacy())
                .flatMap(session -> Stream.ofNullable(session.lastSeen()))
                .sorted()
                .toList();
        // Earlier than a single bot is taken for silent: the first of them must not be.
        if (heard.size() < SEVERAL || now.isBefore(heard.getLast().plus(silentAfter.dividedBy(2)))) {
            closed = null;
            return;
        }
        if (closed == null) {
            closed = heard.getLast();
            LOG.warn("none of {} bots has been heard since {}: do they reach the API?", heard.size(), closed);
        }
        if (now.isBefore(closed.plus(silentAfter.multipliedBy(PATIENCE)))) {
            since = now;
        }
    }
}
