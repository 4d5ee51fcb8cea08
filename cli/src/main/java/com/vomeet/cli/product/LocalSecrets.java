package com.vomeet.cli.product;

import com.vomeet.contract.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;

/** Secrets of this machine's product, each in a file that only its owner may read. */
record LocalSecrets(Path folder) {
    /** The secret of that name; made up (256 random bits) when there is none yet. */
    Secret random(String name) {
        return find(name).orElseGet(() -> {
            var bytes = new byte[32];
            new SecureRandom().nextBytes(bytes);
            return keep(name, Secret.of(HexFormat.of().formatHex(bytes)));
        });
    }

    /** Where the secret of that name is. */
    Path file(String name) {
        return folder.resolve(name).toAbsolutePath();
    }

    Optional<Secret> find(String name) {
        var file = file(name);
        try {
            return Files.exists(file)
                    ? Optional.of(Secret.of(Files.readString(file).strip()))
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    Secret keep(String name, Secret secret) {
        var file = Folders.make(folder).resolve(name);
        try {
            Files.deleteIfExists(file);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, secret.reveal());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
        return secret;
    }
}
