package com.vomeet.contract.bot;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** When a bot gives up by itself. On the wire each is a whole number of milliseconds. */
public record AutomaticLeave(
        @JsonProperty("waitingRoomTimeout") long waitingRoomMillis,
        @JsonProperty("noOneJoinedTimeout") long noOneJoinedMillis,
        @JsonProperty("everyoneLeftTimeout") long everyoneLeftMillis,

        @JsonProperty("idleAfterScheduledEndTimeout") @Nullable
        Long idleAfterScheduledEndMillis) {
    /** The setup guide's defaults: 15 min, 5 min, 2 min, and the first vomeet's 15 min after a scheduled end. */
    public static final AutomaticLeave DEFAULT = new AutomaticLeave(900_000, 300_000, 120_000, 900_000L);

    public Duration waitingRoom() {
        return Duration.ofMillis(waitingRoomMillis);
    }

    public Duration noOneJoined() {
        return Duration.ofMillis(noOneJoinedMillis);
    }

    public Duration everyoneLeft() {
        return Duration.ofMillis(everyoneLeftMillis);
    }

    public Duration idleAfterScheduledEnd() {
        var millis = idleAfterScheduledEndMillis;
        return Duration.ofMillis(millis == null ? 900_000 : millis);
    }
}
