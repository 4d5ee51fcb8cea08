package com.vomeet.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Where a meeting's bot is. {@code error} is read from older rows and clients only; nothing writes it any more. */
public enum MeetingStatus {
    REQUESTED,
    JOINING,
    AWAITING_ADMISSION,
    ACTIVE,
    STOPPING,
    COMPLETED,
    FAILED,
    ERROR;

    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Terminal statuses absorb: no later report changes them. */
    public boolean isTerminal() {
        return this == COMPLETED || this == FAILED || this == ERROR;
    }

    @JsonCreator
    public static MeetingStatus of(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }
}
