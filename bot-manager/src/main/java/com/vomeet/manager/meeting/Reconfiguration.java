package com.vomeet.manager.meeting;

import com.vomeet.contract.MeetingStatus;
import org.jspecify.annotations.Nullable;

/** What a request says of language and task during a call. Of two requests at once each changes what it names, and nothing else. */
public record Reconfiguration(Part language, Part task) {
    /** One of the two. */
    public sealed interface Part {
        /** Not named. */
        record Stays() implements Part {}

        /** @param value null: none is chosen any more */
        record Becomes(@Nullable String value) implements Part {}
    }

    /** What came of it. */
    public sealed interface Outcome {
        record Wanted(Meeting meeting) implements Outcome {}

        /** Not in its call, or not any more. */
        record NotActive(MeetingStatus status) implements Outcome {}

        record NoSuchMeeting() implements Outcome {}
    }
}
