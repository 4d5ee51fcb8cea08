package com.vomeet.manager.account;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a key may be used for. */
public enum Scope {
    BOTS_READ("bots:read"),
    BOTS_WRITE("bots:write"),
    MEETINGS_READ("meetings:read"),
    MEETINGS_WRITE("meetings:write"),
    TRANSCRIPTS_READ("transcripts:read"),
    WEBHOOKS("webhooks"),
    ACCOUNT("account");

    /** Also those that later releases add: it is stored as no list at all. */
    public static final Set<Scope> ALL = Set.copyOf(EnumSet.allOf(Scope.class));

    private final String wire;

    Scope(String wire) {
        this.wire = wire;
    }

    public String wire() {
        return wire;
    }

    public static Optional<Scope> find(String word) {
        return Arrays.stream(values()).filter(scope -> scope.wire.equals(word)).findFirst();
    }

    /** As it stands in the database: words with a blank between them; null for all. */
    static @Nullable String stored(Set<Scope> scopes) {
        return scopes.equals(ALL)
                ? null
                : scopes.stream().sorted().map(Scope::wire).collect(Collectors.joining(" "));
    }

    /** Words that a later release wrote are left out: this one has no use for them. */
    public static Set<Scope> ofStored(@Nullable String words) {
        return words == null
                ? ALL
                : Arrays.stream(words.split(" ", -1))
                        .flatMap(word -> find(word).stream())
                        .collect(Collectors.toUnmodifiableSet());
    }
}
