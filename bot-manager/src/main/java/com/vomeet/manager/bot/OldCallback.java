package com.vomeet.manager.bot;

import com.vomeet.contract.MeetingStatus;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** The first vomeet's paths from before {@code status_change}. */
public enum OldCallback {
    EXITED,
    STARTED,
    JOINING,
    AWAITING_ADMISSION;

    public String path() {
        return name().toLowerCase(Locale.ROOT);
    }

    public BotWord read(JsonNode body) throws CallbackReader.Unreadable {
        return switch (this) {
            case EXITED -> CallbackReader.exited(body);
            case STARTED -> BotWord.of(CallbackReader.required(body, "connection_id"), MeetingStatus.ACTIVE);
            case JOINING -> BotWord.of(CallbackReader.required(body, "connection_id"), MeetingStatus.JOINING);
            case AWAITING_ADMISSION ->
                BotWord.of(CallbackReader.required(body, "connection_id"), MeetingStatus.AWAITING_ADMISSION);
        };
    }
}
