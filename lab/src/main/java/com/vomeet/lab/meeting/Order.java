package com.vomeet.lab.meeting;

import java.time.Duration;

/** What the rules want to be done. */
sealed interface Order {
    record Show(String guest, View view) implements Order {}

    /** Tell every page in the call who is there. */
    record ShowPeople() implements Order {}

    /** Show every page in the call what somebody writes. */
    record ShowChat(String name) implements Order {}

    record Enter(String person) implements Order {}

    record Exit(String person) implements Order {}

    record CutMedia(String guest) implements Order {}

    record Later(Duration after, Happening happening) implements Order {}

    record RunScript() implements Order {}

    record StopScript() implements Order {}
}
