package com.vomeet.lab.media.ice;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class IceCredentialsTest {
    @Test
    void theyAreLongEnoughAndOfTheCharactersThatIceAllows() {
        var credentials = IceCredentials.generate();
        assertThat(credentials.ufrag()).matches("[A-Za-z0-9+/]{8}");
        assertThat(credentials.password().reveal()).matches("[A-Za-z0-9+/]{24}");
    }

    @Test
    void noTwoAreEqual() {
        assertThat(IceCredentials.generate()).isNotEqualTo(IceCredentials.generate());
    }

    @Test
    void aPrintedOneDoesNotShowThePassword() {
        var credentials = IceCredentials.generate();
        assertThat(credentials.toString()).doesNotContain(credentials.password().reveal());
    }
}
