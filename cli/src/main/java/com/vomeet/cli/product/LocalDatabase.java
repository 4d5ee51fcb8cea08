package com.vomeet.cli.product;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;

/** The database of the product that runs on this machine, as another program finds it. */
public final class LocalDatabase {
    /** The line of PostgreSQL's own file that has the port, from 0. */
    private static final int PORT_LINE = 3;

    private LocalDatabase() {}

    /** The variables that name it; none when it does not run. */
    public static Map<String, String> settings(Path data) {
        var password = new LocalSecrets(data.resolve("secrets")).find(Postgres.PASSWORD);
        var port = port(data.resolve("postgres").resolve("postmaster.pid"));
        return password.isEmpty() || port.isEmpty()
                ? Map.of()
                : Map.of(
                        "DATABASE_URL",
                        "jdbc:postgresql://127.0.0.1:" + port + "/postgres",
                        "DATABASE_PASSWORD",
                        password.get().reveal());
    }

    /** Empty when it does not run, or only just starts. */
    private static String port(Path file) {
        try {
            var lines = Files.readAllLines(file);
            return lines.size() > PORT_LINE ? lines.get(PORT_LINE).strip() : "";
        } catch (NoSuchFileException e) {
            return "";
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}
