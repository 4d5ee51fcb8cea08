package com.vomeet.lab.meeting;

import com.vomeet.lab.scenario.HostAction;

/** What the rules are told. */
sealed interface Happening {
    record Opened() implements Happening {}

    record PageOpened(String guest) implements Happening {}

    record PageClosed(String guest) implements Happening {}

    record Asked(String guest, String name) implements Happening {}

    /** The guest pressed the button that leads away: from the lobby or from the call. */
    record Left(String guest) implements Happening {}

    record DevicesSet(String guest, boolean microphone, boolean camera) implements Happening {}

    record ConsentGiven(String guest) implements Happening {}

    record StayWanted(String guest) implements Happening {}

    record MediaChanged(String guest, boolean up) implements Happening {}

    /** The scenario's answer to a knock is due. */
    record AnswerDue(String guest, int knock) implements Happening {}

    record Acted(HostAction action) implements Happening {}

    record ScriptStarted() implements Happening {}

    record ScriptEnded() implements Happening {}

    record Closed() implements Happening {}
}
