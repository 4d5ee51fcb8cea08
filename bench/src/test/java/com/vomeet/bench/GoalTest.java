package com.vomeet.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class GoalTest {
    @Test
    void aLimitItselfMeetsTheGoal() {
        assertThat(new Goal.AtMost(3).metBy(3)).isTrue();
        assertThat(new Goal.AtLeast(0.95).metBy(0.95)).isTrue();
    }

    @Test
    void aValueBeyondTheLimitMissesTheGoal() {
        assertThat(new Goal.AtMost(3).metBy(3.001)).isFalse();
        assertThat(new Goal.AtLeast(0.95).metBy(0.949)).isFalse();
    }

    @Test
    void aValueThatIsNoNumberMissesEveryGoal() {
        assertThat(new Goal.AtMost(3).metBy(Double.NaN)).isFalse();
        assertThat(new Goal.AtLeast(3).metBy(Double.NaN)).isFalse();
    }

    @Test
    void oneValueAndNoOtherMeetsAnExactGoal() {
        assertThat(new Goal.Exactly(1).metBy(1)).isTrue();
        assertThat(new Goal.Exactly(1).metBy(0)).isFalse();
        assertThat(new Goal.Exactly(0).metBy(Double.NaN)).isFalse();
    }

    @Test
    void theTextIsShort() {
        assertThat(new Goal.AtMost(3).text()).isEqualTo("<=3");
        assertThat(new Goal.AtLeast(0.95).text()).isEqualTo(">=0.95");
        assertThat(new Goal.Exactly(5).text()).isEqualTo("=5");
        assertThat(new Goal.Told().text()).isEqualTo("none");
    }
}
