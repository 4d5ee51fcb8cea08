package com.vomeet.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What the tests of a module keep secret, by what it is. After all tests the launcher looks for these values in everything that was
 * logged, in whatever module (launcher/test-secrets.sh).
 */
public final class TestSecrets {
    /** A shorter one could stand in a line by chance. */
    private static final int SHORTEST = 12;

    private static final Path FILE = Path.of("target", "test-secrets");
    private static final Set<String> NOTED = ConcurrentHashMap.newKeySet();

    private TestSecrets() {}

    /** A meeting's passcode, long enough that it cannot stand anywhere by chance. */
    public static String passcode() {
        var code = UUID.randomUUID().toString().replace("-", "").substring(0, 20);
        noteValue("passcode", code);
        return code;
    }

    /** @return the same secret */
    public static Secret note(String what, Secret secret) {
        noteValue(what, secret.reveal());
        return secret;
    }

    /** Each file of a folder holds one. */
    public static void noteFiles(Path folder) {
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) {
                noteValue(file.getFileName().toString(), Files.readString(file).strip());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static void noteValue(String what, @Nullable String value) {
        if (value == null || value.length() < SHORTEST || !NOTED.add(value)) {
            return;
        }
        try {
            Files.createDirectories(FILE.getParent());
            Files.writeString(FILE, what + "\t" + value + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
