package com.vomeet.manager.transcript;

/** Why something that was read is not stored; each is counted. */
public enum DropReason {
    /** The token's signature is wrong, its time was over when it was written, or it is another session's. */
    INVALID_TOKEN,
    /** Not written by this product's bot (a fork's WhisperLive writes to the same stream). */
    FOREIGN_SOURCE,
    /** The meeting's row has been deleted, or its text has and shall not come back. */
    MEETING_GONE,
    /** The session belongs to another meeting. */
    WRONG_SESSION,
    /** A segment without words or without length; its number counts as stored. */
    EMPTY_SEGMENT,
    /** Already stored, by this or by another delivery. */
    DUPLICATE,
    /** A tail that something newer has replaced already. */
    STALE_TAIL
}
