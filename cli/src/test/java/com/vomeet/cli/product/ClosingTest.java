package com.vomeet.cli.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ClosingTest {
    private final List<String> closed = new ArrayList<>();
    private final Closing closing = new Closing();

    @Test
    void partsAreClosedInReverseOrder() {
        add("first");
        add("second");
        closing.close();
        assertThat(closed).containsExactly("second", "first");
    }

    @Test
    void aPartThatFailsDoesNotKeepTheOthersOpen() {
        add("first");
        closing.add(() -> {
            throw new IllegalStateException("stuck");
        });
        assertThatThrownBy(closing::close).hasMessage("stuck");
        assertThat(closed).containsExactly("first");
    }

    @Test
    void aSecondCloseDoesNothing() {
        add("first");
        closing.close();
        closing.close();
        assertThat(closed).containsExactly("first");
    }

    @Test
    void everyFailureIsTold() {
        closing.add(() -> {
            throw new java.io.IOException("disk");
        });
        closing.add(() -> {
            throw new IllegalStateException("stuck");
        });
        assertThatThrownBy(closing::close)
                .hasMessage("stuck")
                .satisfies(e -> assertThat(e.getSuppressed()).hasSize(1));
    }

    private void add(String name) {
        closing.add(() -> closed.add(name));
    }
}
