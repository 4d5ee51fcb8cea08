package com.vomeet.lab.scenario;

/** How the voices travel to a guest. */
public enum Arrangement {
    TRACK_PER_PERSON,
    /** Three tracks, each handed to whoever speaks. */
    POOL_OF_THREE,
    ONE_MIX
}
