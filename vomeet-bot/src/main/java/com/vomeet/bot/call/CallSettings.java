package com.vomeet.bot.call;

import com.vomeet.contract.bot.AutomaticLeave;
import com.vomeet.contract.bot.BotConfig;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What {@link Call} decides by. */
public record CallSettings(
        AutomaticLeave leave,
        @Nullable Instant scheduledStart,
        @Nullable Instant scheduledEnd,
        @Nullable Instant endBy,
        Patience patience,
        @Nullable Instant joinAt) {
    /** For a bot that goes to its meeting at once. */
    public CallSettings(
            AutomaticLeave leave,
            @Nullable Instant scheduledStart,
            @Nullable Instant scheduledEnd,
            @Nullable Instant endBy,
            Patience patience) {
        this(leave, scheduledStart, scheduledEnd, endBy, patience, null);
    }

    public static CallSettings of(BotConfig config) {
        return new CallSettings(
                config.automaticLeave(),
                config.scheduledStartTime(),
                config.scheduledEndTime(),
                config.endBy(),
                Patience.USUAL,
                config.joinAt());
    }

    CallSettings withScheduledEnd(@Nullable Instant end) {
        return new CallSettings(leave, scheduledStart, end, endBy, patience, joinAt);
    }
}
