package com.vomeet.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class RedisUserTest {
    private final RedisUser user = new RedisUser("bot", "word", "%W~a +xadd");

    @Test
    void itsLineHasThePasswordsHash() {
        // printf word | sha256sum
        assertThat(user.line())
                .isEqualTo("user bot reset on #98c1eb4ee93476743763878fcb96a25fbc9a175074d64004779ecb5242f645e6"
                        + " %W~a +xadd");
    }

    @Test
    void itDoesNotSayItsPassword() {
        assertThat(user).asString().contains("bot").doesNotContain("word");
    }

    @Test
    void aPasswordThatWouldNotFitIntoAnAddressIsRefused() {
        assertThatThrownBy(() -> new RedisUser("bot", "a@b", "+xadd"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("a@b");
    }
}
