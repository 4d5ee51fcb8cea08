package com.vomeet.manager.webhook;

/** What came of one call. */
sealed interface Reply {
    /** What that means for what is to be told. */
    enum Meaning {
        /** It has been told. */
        TAKEN,
        /** The receiver only does not like what it was sent. */
        REFUSED,
        /** The receiver itself is in trouble, or it is not there. */
        TROUBLE;

        /** @param status with which it answered */
        static Meaning of(int status) {
            if (status >= 200 && status < 300) {
                return TAKEN;
            }
            return status >= 500 || status == 408 || status == 429 ? TROUBLE : REFUSED;
        }
    }

    /** @param answer how its body begins, as text that can be shown */
    record Answered(int status, String answer) implements Reply {}

    /** @param why for the endpoint's owner */
    record Unanswered(String why) implements Reply {}
}
