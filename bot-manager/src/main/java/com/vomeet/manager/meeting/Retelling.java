package com.vomeet.manager.meeting;

import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells again what was committed and not told, by a manager that died or whose database was away just then: whoever is looking at the
 * meeting would wait for it for ever.
 * Listeners take what they have heard before for nothing new.
 */
public final class Retelling {
    private static final Logger LOG = LoggerFactory.getLogger(Retelling.class);
    private static final Duration BACK = Duration.ofHours(1);
    private static final int MOST = 10_000;

    private final Jdbi jdbi;
    private final Meetings meetings;
    private final InstantSource clock;
    private final MeetingListener listener;

    public Retelling(Jdbi jdbi, Meetings meetings, InstantSource clock, MeetingListener listener) {
        this.jdbi = jdbi;
        this.meetings = meetings;
        this.clock = clock;
        this.listener = listener;
    }

    /** @return how many meetings had a change that was not told */
    public int run() {
        var untold = jdbi.withHandle(handle -> handle.createQuery("""
                select m.id from meetings m left join live_sequences l on l.meeting_id = m.id
                where m.updated_at > :since and m.version > coalesce(l.status_version, 0) and m.erased_at is null
                order by m.updated_at limit :most
                """)
                .bind("since", clock.instant().minus(BACK).atOffset(ZoneOffset.UTC))
                .bind("most", MOST)
                .mapTo(Long.class)
                .list());
        untold.forEach(id -> meetings.find(new MeetingId(id)).ifPresent(listener::statusChanged));
        if (!untold.isEmpty()) {
            LOG.info("{} changes that were not told before are told now", untold.size());
        }
        return untold.size();
    }
}
