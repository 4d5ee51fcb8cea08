package com.vomeet.lab.meeting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vomeet.lab.scenario.Scenario;
import com.vomeet.lab.voice.Timbre;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CastTest {
    private final Cast cast = new Cast(Scenario.named("demo"), "abc-defg-hij");

    @Test
    void everybodyHasASourceAndAnIdOfTheirOwn() {
        assertThat(cast.names()).containsExactly("Ada", "Ben", "Cleo");
        assertThat(cast.idsBySource()).hasSize(3);
        assertThat(cast.idsBySource().get(cast.source("Ben"))).isEqualTo(cast.id("Ben"));
        assertThat(Set.of(cast.id("Ada"), cast.id("Ben"), cast.id("Cleo"), cast.guestId(1), cast.guestId(2)))
                .hasSize(5);
    }

    @Test
    void idsLookLikeThePlatforms() {
        assertThat(cast.id("Ada")).isEqualTo("spaces/ABCDEFGHIJ/devices/100");
    }

    @Test
    void sourcesFitIntoThirtyTwoBits() {
        assertThat(cast.idsBySource().keySet()).allMatch(source -> source > 0 && source <= 0xffff_ffffL);
    }

    @Test
    void nobodyElseIsKnown() {
        assertThat(cast.member("Cleo").timbre()).isEqualTo(Timbre.SLT);
        assertThatThrownBy(() -> cast.source("Zoe")).hasMessageContaining("Zoe");
        assertThatThrownBy(() -> cast.id("Zoe")).hasMessageContaining("Zoe");
    }
}
