package com.vomeet.manager.webhook;

/** What came of one call. */
sealed interface Reply {
    /** @param answer how its body begins, as text that can be shown */
    record Answered(int status, String answer) implements Reply {
        boolean isGood() {
            return status >= 200 && status < 300;
        }

        /** The receiver itself is in trouble; otherwise it only does not like what it was sent. */
        boolean isTrouble() {
            return status >= 500 || status == 408 || status == 429;
        }
    }

    /** @param why for the endpoint's owner */
    record Unanswered(String why) implements Reply {}
}
