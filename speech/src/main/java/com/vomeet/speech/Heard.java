package com.vomeet.speech;

/** What comes out of the audio queue. */
sealed interface Heard {
    // An array in a record: it is handed over, not kept.
    @SuppressWarnings("ArrayRecordComponent")
    record Audio(short[] samples) implements Heard {}

    /** All audio has come and been taken. */
    record Over() implements Heard {}

    /** The client has left; nobody waits for text any more. */
    record Gone() implements Heard {}

    /** Nothing came within the time given. */
    record Nothing() implements Heard {}
}
