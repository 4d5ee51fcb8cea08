package com.vomeet.e2e.guide;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** Programs in the place of others, first on the path of a script under test; each notes its calls. */
public record Programs(Path folder) {
    /** @param does what it does after that, in bash; nothing when empty */
    public void put(String name, String does) throws IOException {
        var file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/bash\necho \"" + name + " $*\" >>'" + folder + "/calls'\n" + does + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }

    /** Each call: the program's name and its arguments; empty before the first. */
    public List<String> calls() throws IOException {
        var calls = folder.resolve("calls");
        return Files.exists(calls) ? Files.readAllLines(calls) : List.of();
    }

    public String path() {
        return folder + ":" + System.getenv("PATH");
    }
}
