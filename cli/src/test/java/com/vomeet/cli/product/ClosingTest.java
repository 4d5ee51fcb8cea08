package com.vomeet.cli.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
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

    /** As a folder that the end removes, which something would make again. */
    @Test
    void aStepIsDoneWhollyBeforeTheEndOrNotAtAll() throws InterruptedException {
        var inside = new CountDownLatch(1);
        closing.add(() -> closed.add("end"));
        var step = Thread.ofVirtual()
                .start(() -> closing.step(() -> {
                    inside.countDown();
                    await().until(closing::hasBegun);
                    return closed.add("step");
                }));
        inside.await();
        closing.close();
        step.join();
        assertThat(closed).containsExactly("step", "end");
        assertThatThrownBy(() -> closing.step(() -> closed.add("too late"))).isInstanceOf(CancellationException.class);
        assertThat(closed).hasSize(2);
    }

    @Test
    void thatItHasBegunIsKnownBeforeItIsDone() {
        closing.add(() -> closed.add("begun " + closing.hasBegun()));
        assertThat(closing.hasBegun()).isFalse();
        closing.close();
        assertThat(closed).containsExactly("begun true");
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

    @Test
    void nothingIsStartedAfterTheEnd() {
        closing.close();
        assertThatThrownBy(() -> closing.start(() -> part("late"))).isInstanceOf(CancellationException.class);
        assertThat(closed).isEmpty();
    }

    @Test
    void theEndWaitsForThePartThatIsJustBeingStarted() throws InterruptedException {
        var starting = new CountDownLatch(1);
        var mayGoOn = new CountDownLatch(1);
        var starter = Thread.ofVirtual()
                .start(() -> closing.start(() -> {
                    starting.countDown();
                    try {
                        mayGoOn.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    return part("slow");
                }));
        starting.await();
        var closer = Thread.ofPlatform().start(closing::close);
        org.awaitility.Awaitility.await().until(() -> closer.getState() == Thread.State.BLOCKED);
        mayGoOn.countDown();
        starter.join();
        closer.join();
        assertThat(closed).containsExactly("slow");
    }

    @Test
    void aPartThatCannotBeStartedIsNotEnded() {
        add("first");
        assertThatThrownBy(() -> closing.start(() -> {
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");
        closing.close();
        assertThat(closed).containsExactly("first");
    }

    private AutoCloseable part(String name) {
        return () -> closed.add(name);
    }

    private void add(String name) {
        closing.add(() -> closed.add(name));
    }
}
