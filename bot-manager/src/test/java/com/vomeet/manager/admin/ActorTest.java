package com.vomeet.manager.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.contract.Secret;
import org.junit.jupiter.api.Test;

final class ActorTest {
    private static final Secret KEY = Secret.of("0123456789abcdef0123456789abcdef");

    @Test
    void aKeyIsToldFromOthersByAFingerprintThatDoesNotOpenAnything() {
        var actor = Actor.ofKey(KEY, null);
        assertThat(actor.name()).matches("key [0-9a-f]{8}");
        assertThat(actor).isEqualTo(Actor.ofKey(KEY, null));
        assertThat(actor.name())
                .isNotEqualTo(Actor.ofKey(Secret.of("another"), null).name());
        assertThat(KEY.reveal()).doesNotContain(actor.name().substring("key ".length()));
    }

    @Test
    void aRequestIsNamedAsItsAnswerNamesIt() {
        assertThat(Actor.ofKey(KEY, "the-one").requestId()).isEqualTo("the-one");
        assertThat(Actor.ofKey(KEY, null).requestId()).isNull();
    }

    @Test
    void aNameThatNoColumnHoldsIsCutOff() {
        assertThat(Actor.ofKey(KEY, "x".repeat(1_000)).requestId()).isEqualTo("x".repeat(128));
    }

    @Test
    void aCommandLineIsNoRequest() {
        assertThat(Actor.commandLine()).isEqualTo(new Actor("command line", null));
    }
}
