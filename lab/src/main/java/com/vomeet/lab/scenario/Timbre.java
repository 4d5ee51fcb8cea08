package com.vomeet.lab.scenario;

/** What a person's voice is made of. */
public enum Timbre {
    AS_RECORDED,
    LOWERED,
    SLT
}
