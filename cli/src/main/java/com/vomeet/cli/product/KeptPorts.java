package com.vomeet.cli.product;

import com.vomeet.parts.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.function.Consumer;

/**
 * Ports of parts that bots are told once: any that is free, and from then on the same in each run, so that a bot that has outlived a
 * killed run finds them again.
 *
 * @param said is told when that cannot be
 */
record KeptPorts(Path folder, Consumer<String> said) {
    int of(String part) {
        var before = kept(part);
        if (before.isPresent() && FreePort.isFree(before.getAsInt())) {
            return before.getAsInt();
        }
        var port = FreePort.any();
        before.ifPresent(taken -> said.accept("Port " + taken + " is taken by another program: " + part + " is at "
                + port + " now, and bots of an earlier run do not find it"));
        keep(part, port);
        return port;
    }

    private OptionalInt kept(String part) {
        try {
            return OptionalInt.of(
                    Integer.parseInt(Files.readString(folder.resolve(part)).strip()));
        } catch (IOException | NumberFormatException e) {
            // none yet, or cut off while it was written: as good as none
            return OptionalInt.empty();
        }
    }

    private void keep(String part, int port) {
        try {
            Files.writeString(Folders.make(folder).resolve(part), port + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + folder.resolve(part), e);
        }
    }
}
