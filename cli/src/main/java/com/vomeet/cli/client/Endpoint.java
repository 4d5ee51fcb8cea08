package com.vomeet.cli.client;

import com.vomeet.contract.Json;
import com.vomeet.contract.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/** Where the product is and the key to it. {@code ./vomeet up} leaves it in a file that only its user may read. */
public record Endpoint(URI url, Secret key) {
    private static final String FILE = "running.json";

    /** VOMEET_URL and VOMEET_API_KEY, else what runs on this machine. */
    public static Optional<Endpoint> find(Path data) {
        var url = System.getenv("VOMEET_URL");
        var key = System.getenv("VOMEET_API_KEY");
        if (url != null && key != null) {
            return Optional.of(new Endpoint(URI.create(url), Secret.of(key)));
        }
        return inFolder(data);
    }

    /** What {@code ./vomeet up} left in the folder; it may have been killed since. */
    public static Optional<Endpoint> inFolder(Path data) {
        var file = data.resolve(FILE);
        try {
            return Files.exists(file)
                    ? Optional.of(Json.read(Files.readString(file), Endpoint.class))
                    : Optional.empty();
        } catch (JacksonException e) {
            // Cut off in the middle of writing: as good as none.
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    public void writeTo(Path data) {
        var file = data.resolve(FILE);
        try {
            Files.deleteIfExists(file);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, Json.write(this));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    public static void forget(Path data) {
        try {
            Files.deleteIfExists(data.resolve(FILE));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove " + data.resolve(FILE), e);
        }
    }
}
