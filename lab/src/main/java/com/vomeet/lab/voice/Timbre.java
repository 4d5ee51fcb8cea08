package com.vomeet.lab.voice;

/** How a person's voice differs from the recording, so that people can be told apart. */
public enum Timbre {
    /** The recording itself. */
    AS_RECORDED,
    /** The recording at 0.88 of its speed: lower and slower. */
    LOWERED,
    /** The prompt's text, spoken by flite's voice slt. */
    SLT
}
