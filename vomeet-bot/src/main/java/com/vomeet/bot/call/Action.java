package com.vomeet.bot.call;

import com.vomeet.contract.MeetingStatus;
import com.vomeet.contract.control.Evidence;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something to be done. An action never answers; what comes of it arrives as a {@link Fact}. */
public sealed interface Action {
    /** Starts the browser and goes to the meeting; answered by {@link Fact.Opened}. */
    record OpenPage() implements Action {}

    /** Goes to the meeting anew, as at first; answered by {@link Fact.Opened}. */
    record OpenAgain(String why) implements Action {}

    /** Goes to the meeting anew in the next higher kind of browser; answered by {@link Fact.Opened} or {@link Fact.NotRaised}. */
    record RaiseBrowser() implements Action {}

    /** Tells the manager; final statuses are told by {@link Finish} alone. */
    record Report(MeetingStatus status, List<Evidence> evidence) implements Action {
        public Report {
            evidence = List.copyOf(evidence);
        }
    }

    /** Answered by {@link Fact.JoinTried}. */
    record Join() implements Action {}

    /** Answered by {@link Fact.ConsentTried}. */
    record Consent() implements Action {}

    /** Tells the page that the bot wants to stay; answered by {@link Fact.StayTried}. */
    record StayHere() implements Action {}

    /** Audio, speaker samples, speech session; answered by {@link Fact.ListenTried}. */
    record Listen() implements Action {}

    /** Ends listening at once and leaves; answered by {@link Fact.LeaveTried}. A bad end is kept in a picture before. */
    record Leave(End end, Duration patience) implements Action {}

    record Reconfigure(@Nullable String language, String task) implements Action {}

    /** The last action, exactly once: close the page, bring the text home, report the end. */
    record Finish(End end) implements Action {}
}
