package com.vomeet.manager.admin;

import java.util.Optional;

/** A task at entries of the segments stream that could not be stored; it needs nothing but the database. */
public sealed interface PoisonTask extends AdminTask {
    record ListAside() implements PoisonTask {}

    /** @param entry its id in the stream */
    record Replay(String entry) implements PoisonTask {}

    record ReplayAll() implements PoisonTask {}

    /** @param entry its id in the stream */
    record Forget(String entry) implements PoisonTask {}

    /** Empty for words that say nothing of the kind. */
    static Optional<PoisonTask> of(Words words) {
        if (words.say("poison list", 0)) {
            return Optional.of(new ListAside());
        }
        if (words.say("poison replay all", 0)) {
            return Optional.of(new ReplayAll());
        }
        if (words.say("poison replay", 1)) {
            return Optional.of(new Replay(words.last(1)));
        }
        return words.say("poison forget", 1) ? Optional.of(new Forget(words.last(1))) : Optional.empty();
    }
}
