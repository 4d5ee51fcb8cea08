package com.vomeet.lab.scenario;

import java.time.Duration;
import java.util.List;

/**
 * How a guest gets in, or does not.
 *
 * @param after from the knock to the answer. A kind that needs no knock shows at once when this is zero, else as an answer to the
 *     knock. Without meaning when {@code byHand}
 * @param byHand nothing happens by itself: the answer comes by a {@link HostAction}
 * @param atFirst what the first visits to the meeting get in the place of this, in order
 */
public record Admission(Kind kind, Duration after, boolean byHand, List<Admission> atFirst) {
    public Admission {
        atFirst = List.copyOf(atFirst);
        if (after.isNegative()) {
            throw new IllegalArgumentException("after: must not be negative");
        }
    }

    public static Admission after(Kind kind, Duration after) {
        return new Admission(kind, after, false, List.of());
    }

    public static Admission byHand(Kind kind) {
        return new Admission(kind, Duration.ZERO, true, List.of());
    }

    /** The same, but for the first visits. */
    public Admission butAtFirst(Admission... others) {
        return new Admission(kind, after, byHand, List.of(others));
    }

    /** What the n-th visit to the meeting gets, counted from 1. */
    public Admission ofVisit(int n) {
        return n <= atFirst.size() ? atFirst.get(n - 1) : this;
    }

    /** The ways that the platform has. */
    public enum Kind {
        /** "Join now", no lobby. */
        OPEN,
        /** Knock; the host lets the guest in. */
        LOBBY,
        /** Knock; the host says no. */
        DENIED,
        /** Knock; nobody answers until the platform gives up. */
        TIMEOUT,
        /** Knock while no host is there; when the host comes, the guest is let in. */
        WAITING_FOR_HOST,
        /** The platform refuses this visitor. */
        BLOCKED,
        /** The platform does not serve this visitor's browser. */
        BROWSER_NOT_SERVED,
        /** Only with an account. */
        SIGN_IN,
        /** A challenge for people. */
        CAPTCHA,
        /** There is no such meeting. */
        INVALID,
        /** A page that says nothing known. */
        NOT_UNDERSTOOD,
        /** A page that says nothing. */
        BLANK,
        /** The page goes to another site. */
        ELSEWHERE;

        /** Whether a pre-join page is shown at all. */
        public boolean hasPreJoin() {
            return switch (this) {
                case OPEN, LOBBY, DENIED, TIMEOUT, WAITING_FOR_HOST -> true;
                case BLOCKED, BROWSER_NOT_SERVED, SIGN_IN, CAPTCHA, INVALID, NOT_UNDERSTOOD, BLANK, ELSEWHERE -> false;
            };
        }
    }
}
