package com.vomeet.bot.control;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class NewestWishTest {
    private final HeardCommands heard = new HeardCommands();
    private final NewestWish wish = new NewestWish(heard);

    @Test
    void aWishThatComesLateIsNotHeard() {
        wish.reconfigure(3, "fr", "transcribe");
        wish.reconfigure(2, "de", "transcribe");
        assertThat(heard.lines).containsExactly("reconfigure fr transcribe");
    }

    @Test
    void aWishThatComesBothWaysIsHeardOnce() {
        wish.reconfigure(3, "fr", "transcribe");
        wish.reconfigure(3, "fr", "transcribe");
        wish.reconfigure(4, "de", "translate");
        assertThat(heard.lines).containsExactly("reconfigure fr transcribe", "reconfigure de translate");
    }

    @Test
    void anOlderManagerSaysNoVersionAndIsAlwaysHeard() {
        wish.reconfigure(3, "fr", "transcribe");
        wish.reconfigure(null, "de", "transcribe");
        wish.reconfigure(3, "fr", "transcribe");
        assertThat(heard.lines).containsExactly("reconfigure fr transcribe", "reconfigure de transcribe");
    }
}
