package com.vomeet.lab.meeting;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a page shows. */
public enum View {
    /** With "Ask to join". */
    ASK_TO_JOIN,
    /** With "Join now". */
    JOIN_NOW,
    LOBBY,
    WAITING_FOR_HOST,
    /** Let in, and asked to agree to something first. */
    CONSENT,
    CALL,
    /** In the call, and asked whether one is still there. */
    STILL_THERE,
    LEFT,
    DENIED,
    NO_RESPONSE,
    REMOVED,
    ENDED_BY_HOST,
    INVALID,
    BLOCKED,
    BROWSER_NOT_SERVED,
    SIGN_IN,
    CAPTCHA,
    /** Of somebody who was in the call and may come back to it. */
    CONNECTION_LOST,
    NOT_UNDERSTOOD,
    /** Nothing at all. */
    BLANK,
    /** About to load itself anew. */
    RELOADING,
    /** Another site. */
    ELSEWHERE,
    /** Where meetings are begun. */
    HOME;

    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Asked to be let in, no answer yet. */
    public boolean waiting() {
        return this == LOBBY || this == WAITING_FOR_HOST;
    }

    public boolean preJoin() {
        return this == ASK_TO_JOIN || this == JOIN_NOW;
    }

    /** Counts as being in the meeting: listed among the people, to be removed by the host. */
    public boolean inside() {
        return this == CALL || this == CONSENT || this == STILL_THERE;
    }
}
