package com.vomeet.manager.limit;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.manager.account.KeyId;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

final class OpenConnectionsTest {
    private static final KeyId ANN = new KeyId(1);
    private final OpenConnections open = new OpenConnections(2);

    @Test
    void aKeyHasSoManyAtOnceAndNoMore() {
        var first = open.take(ANN).orElseThrow();
        assertThat(open.take(ANN)).isPresent();
        assertThat(open.take(ANN)).isEmpty();
        first.close();
        assertThat(open.take(ANN)).isPresent();
        assertThat(open.take(ANN)).isEmpty();
    }

    @Test
    void oneKeysConnectionsAreNotAnothers() {
        open.take(ANN);
        open.take(ANN);
        assertThat(open.take(new KeyId(2))).isPresent();
    }

    @Test
    void aPlaceIsGivenBackOnce() {
        var place = open.take(ANN).orElseThrow();
        open.take(ANN);
        place.close();
        place.close();
        assertThat(open.of(ANN)).isEqualTo(1);
    }

    @Test
    void withoutALimitAnyNumberIsCounted() {
        var any = new OpenConnections(0);
        for (var n = 0; n < 5_000; n++) {
            assertThat(any.take(ANN)).isPresent();
        }
        assertThat(any.of(ANN)).isEqualTo(5_000);
    }

    @Test
    void whoeverComesAtOnceThereIsNeverOneTooMany() throws Exception {
        var few = new OpenConnections(100);
        Callable<Boolean> come = () -> few.take(ANN).isPresent();
        var got = 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var let : threads.invokeAll(Collections.nCopies(500, come))) {
                got += let.get() ? 1 : 0;
            }
        }
        assertThat(got).isEqualTo(100);
    }
}
