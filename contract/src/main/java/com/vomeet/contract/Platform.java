package com.vomeet.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Optional;

/** The meeting services; the word on the wire is the lower-case name. */
public enum Platform {
    GOOGLE_MEET("google_meet"),
    ZOOM("zoom"),
    TEAMS("teams");

    private final String wire;

    Platform(String wire) {
        this.wire = wire;
    }

    @JsonValue
    public String wire() {
        return wire;
    }

    public static Optional<Platform> find(String wire) {
        return Arrays.stream(values()).filter(p -> p.wire.equals(wire)).findFirst();
    }

    @JsonCreator
    static Platform of(String wire) {
        return find(wire).orElseThrow(() -> new IllegalArgumentException("unknown platform '" + wire + "'"));
    }
}
