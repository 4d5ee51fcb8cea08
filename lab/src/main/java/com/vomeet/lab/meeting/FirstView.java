package com.vomeet.lab.meeting;

import com.vomeet.lab.scenario.Admission;

/** What a page shows first, and what becomes of it where a guest does not get in. */
final class FirstView {
    private FirstView() {}

    /** A refusal that takes time comes after the knock, else before anything else is shown. */
    static View of(Admission admission) {
        return switch (admission.kind()) {
            case OPEN -> View.JOIN_NOW;
            case LOBBY, DENIED, TIMEOUT, WAITING_FOR_HOST -> View.ASK_TO_JOIN;
            case BLOCKED, BROWSER_NOT_SERVED, SIGN_IN, CAPTCHA, INVALID, NOT_UNDERSTOOD, BLANK, ELSEWHERE ->
                admission.after().isZero() ? refusal(admission.kind()) : View.ASK_TO_JOIN;
        };
    }

    static View refusal(Admission.Kind kind) {
        return switch (kind) {
            case BLOCKED -> View.BLOCKED;
            case BROWSER_NOT_SERVED -> View.BROWSER_NOT_SERVED;
            case SIGN_IN -> View.SIGN_IN;
            case CAPTCHA -> View.CAPTCHA;
            case INVALID -> View.INVALID;
            case NOT_UNDERSTOOD -> View.NOT_UNDERSTOOD;
            case BLANK -> View.BLANK;
            case ELSEWHERE -> View.ELSEWHERE;
            case TIMEOUT -> View.NO_RESPONSE;
            case OPEN, LOBBY, DENIED, WAITING_FOR_HOST -> View.DENIED;
        };
    }
}
