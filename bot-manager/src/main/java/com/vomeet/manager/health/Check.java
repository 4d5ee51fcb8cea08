package com.vomeet.manager.health;

import java.util.Optional;

/** Looks at one thing that the manager needs. Called by many threads; may block, and may throw when the thing is away. */
@FunctionalInterface
public interface Check {
    /** @return what is wrong, in words for everybody; empty when all is well */
    Optional<String> wrong();
}
