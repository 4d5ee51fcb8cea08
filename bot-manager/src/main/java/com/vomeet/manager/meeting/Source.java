package com.vomeet.manager.meeting;

import java.util.Locale;

/** Who brought a change about. */
public enum Source {
    USER,
    BOT_CALLBACK,
    FLEET;

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
