package com.vomeet.manager.config;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What a manager does; usually everything. Replicas may share the roles. */
public enum Role {
    /** Answers clients and bots. */
    API,
    /** Starts, watches and ends bots. */
    FLEET,
    /** Reads the stream of segments into the database. */
    TRANSCRIPTS,
    /** Delivers webhooks, and deletes what is to be kept no longer. */
    WEBHOOKS;

    public static final Set<Role> ALL = Collections.unmodifiableSet(EnumSet.allOf(Role.class));

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Role> find(String word) {
        return Arrays.stream(values())
                .filter(role -> role.word().equals(word.toLowerCase(Locale.ROOT)))
                .findFirst();
    }
}
