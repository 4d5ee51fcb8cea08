package com.vomeet.manager.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

final class ScopeTest {
    @Test
    void everyScopeIsFoundByItsWord() {
        assertThat(Scope.values())
                .allSatisfy(scope -> assertThat(Scope.find(scope.wire())).contains(scope));
        assertThat(Scope.find("bots")).isEmpty();
    }

    @Test
    void allScopesAreStoredAsNoList() {
        assertThat(Scope.stored(Scope.ALL)).isNull();
        assertThat(Scope.ofStored(null)).isEqualTo(Scope.ALL);
    }

    @Test
    void someScopesAreStoredAsWords() {
        var some = Set.of(Scope.TRANSCRIPTS_READ, Scope.BOTS_READ);
        assertThat(Scope.stored(some)).isEqualTo("bots:read transcripts:read");
        assertThat(Scope.ofStored("bots:read transcripts:read")).isEqualTo(some);
    }

    @Test
    void wordsOfALaterReleaseOpenNothing() {
        assertThat(Scope.ofStored("bots:read recordings:read")).containsExactly(Scope.BOTS_READ);
        assertThat(Scope.ofStored("recordings:read")).isEmpty();
    }
}
