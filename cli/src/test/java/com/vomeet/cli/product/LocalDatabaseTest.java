package com.vomeet.cli.product;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.contract.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LocalDatabaseTest {
    @TempDir
    Path data;

    private void runs(String file) throws IOException {
        new LocalSecrets(data.resolve("secrets")).keep(Postgres.PASSWORD, Secret.of("word"));
        Files.createDirectories(data.resolve("postgres"));
        Files.writeString(data.resolve("postgres/postmaster.pid"), file);
    }

    @Test
    void whereNothingRunsNothingIsNamed() {
        assertThat(LocalDatabase.settings(data)).isEmpty();
    }

    @Test
    void aServerThatRunsIsFoundByItsOwnFile() throws IOException {
        runs("4711\n/data\n1700000000\n54321\n/tmp\n127.0.0.1\n");
        assertThat(LocalDatabase.settings(data))
                .containsEntry("DATABASE_URL", "jdbc:postgresql://127.0.0.1:54321/postgres")
                .containsEntry("DATABASE_PASSWORD", "word");
    }

    @Test
    void aServerThatOnlyStartsIsNotThereYet() throws IOException {
        runs("4711\n/data\n");
        assertThat(LocalDatabase.settings(data)).isEmpty();
    }
}
