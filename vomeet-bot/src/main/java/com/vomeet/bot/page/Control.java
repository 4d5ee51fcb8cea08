package com.vomeet.bot.page;

import java.util.Locale;

/** What can be pressed or typed into; each platform's file says how it is found. */
enum Control {
    NAME_BOX,
    /** Pressing it turns the microphone off. */
    MICROPHONE_ON,
    /** Shows that the microphone is off. */
    MICROPHONE_OFF,
    CAMERA_ON,
    CAMERA_OFF,
    WITHOUT_DEVICES,
    JOIN,
    DISMISS,
    CONSENT,
    /** Answers the question whether somebody who is alone in the call is still there. */
    STAY,
    LEAVE,
    LEAVE_CONFIRM,
    CANCEL_KNOCK;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
