package com.vomeet.manager.erase;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.contract.Platform;
import com.vomeet.contract.Secret;
import org.junit.jupiter.api.Test;

final class NameMarksTest {
    private static final Secret OLD = Secret.of("the-key-before-the-key-before-the-key");
    private static final Secret NEW = Secret.of("the-next-key-the-next-key-the-next-key");
    private static final String NAME = "abc-defg-hij";

    private final byte[] old = new NameMarks(OLD, null).of(Platform.GOOGLE_MEET, NAME);

    @Test
    void aNameIsMarkedByTheNewKeyAndKnownByBoth() {
        var marks = new NameMarks(NEW, OLD);
        var mark = marks.of(Platform.GOOGLE_MEET, NAME);
        assertThat(mark).isNotEqualTo(old);
        assertThat(marks.known(Platform.GOOGLE_MEET, NAME)).containsExactly(mark, old);
    }

    @Test
    void withoutTheKeyBeforeItsMarksAreNotKnown() {
        assertThat(new NameMarks(NEW, null).known(Platform.GOOGLE_MEET, NAME))
                .hasSize(1)
                .doesNotContain(old);
    }

    @Test
    void aNameOfAnotherPlatformIsAnotherName() {
        assertThat(new NameMarks(NEW, OLD).known(Platform.ZOOM, NAME)).doesNotContain(old);
    }
}
