package com.vomeet.cli.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DataLockTest {
    @TempDir
    Path data;

    @Test
    void oneAtATimeHasTheFolder() throws IOException {
        try (var _ = DataLock.take(data.resolve("new")).orElseThrow()) {
            assertThat(DataLock.take(data.resolve("new"))).isEmpty();
            DataLock.take(data.resolve("other")).orElseThrow().close();
        }
        DataLock.take(data.resolve("new")).orElseThrow().close();
    }

    @Test
    void forgettingTheDataKeepsIt() throws IOException {
        try (var _ = DataLock.take(data).orElseThrow()) {
            Product.forget(data);
            assertThat(DataLock.take(data)).isEmpty();
            assertThat(data.resolve("lock")).exists();
        }
    }
}
