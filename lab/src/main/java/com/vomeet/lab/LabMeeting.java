package com.vomeet.lab;

import com.vomeet.lab.meeting.Guest;
import com.vomeet.lab.meeting.Knock;
import com.vomeet.lab.meeting.LabEvent;
import com.vomeet.lab.meeting.Meeting;
import com.vomeet.lab.meeting.Meetings;
import com.vomeet.lab.meeting.Truth;
import com.vomeet.lab.scenario.HostAction;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** A meeting of a lab, as seen by those who hold its strings. Any thread may call. */
public final class LabMeeting implements AutoCloseable {
    private final Meetings meetings;
    private final Meeting meeting;
    private final URI base;

    LabMeeting(Meetings meetings, Meeting meeting, URI base) {
        this.meetings = meetings;
        this.meeting = meeting;
        this.base = base;
    }

    /** As in {@code abc-defg-hij}. */
    public String code() {
        return meeting.code();
    }

    /** What a guest opens. */
    public URI url() {
        return base.resolve("/" + code());
    }

    public String title() {
        return meeting.scenario().title();
    }

    /** What has been said so far, and by whom. */
    public Truth truth() {
        return meeting.truth();
    }

    /** All that has happened so far, in order. */
    public List<LabEvent> events() {
        return meeting.log().all();
    }

    /** The first event that fits, past ones included; waits for it if need be. Empty when it did not come in time. */
    public Optional<LabEvent> awaitEvent(Predicate<LabEvent> fits, Duration patience) {
        return meeting.log().await(fits, patience);
    }

    /** As {@link #awaitEvent(Predicate, Duration)}, for the first event of a kind. */
    public <E extends LabEvent> Optional<E> awaitEvent(Class<E> kind, Duration patience) {
        return awaitEvent(kind::isInstance, patience).map(kind::cast);
    }

    public void host(HostAction action) {
        meeting.act(action);
    }

    /** Who waits to be let in now. */
    public List<Knock> knocks() {
        return guests().stream()
                .filter(g -> g.view().waiting())
                .map(g -> new Knock(g.id(), g.name(), g.since()))
                .toList();
    }

    /** Every open page, wherever it stands. */
    public List<Guest> guests() {
        return meeting.guests();
    }

    /** The played persons who are in the call now. */
    public List<String> people() {
        return meeting.people();
    }

    /** Ends the meeting for everyone and forgets it; its log and truth can still be read. */
    @Override
    public void close() {
        meetings.close(meeting);
    }
}
