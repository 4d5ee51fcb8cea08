package com.vomeet.cdp;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How to start a browser.
 *
 * @param program the program file; empty = where Debian puts the kind's program
 * @param parent folder in which the browser's own folder is made (profile, pipes, temporary files)
 * @param flags in addition to those every browser of ours gets
 * @param patience until the browser has answered for the first time
 * @param authorities file of certificates (PEM) of authorities that are trusted besides the public ones
 */
public record LaunchConfig(
        BrowserKind kind,
        Optional<Path> program,
        Path parent,
        List<String> flags,
        Link link,
        Duration patience,
        Sandbox sandbox,
        Optional<Path> authorities) {
    private static final Path PROGRAMS = Path.of("/usr/lib/chromium");

    /** How the protocol's messages travel. */
    public enum Link {
        /** Two FIFOs: nothing listens on the network. */
        PIPE,
        /** A WebSocket on the loopback address, for systems without FIFOs. */
        WEB_SOCKET
    }

    public LaunchConfig {
        flags = List.copyOf(flags);
        if (!patience.isPositive()) {
            throw new IllegalArgumentException("patience must be positive, not " + patience);
        }
    }

    public static LaunchConfig of(BrowserKind kind) {
        var parent = Path.of(System.getProperty("java.io.tmpdir"));
        return new LaunchConfig(
                kind,
                Optional.empty(),
                parent,
                List.of(),
                Link.PIPE,
                Duration.ofSeconds(30),
                Sandbox.USUAL,
                Optional.empty());
    }

    public LaunchConfig withProgram(Path file) {
        return new LaunchConfig(kind, Optional.of(file), parent, flags, link, patience, sandbox, authorities);
    }

    public LaunchConfig withParent(Path folder) {
        return new LaunchConfig(kind, program, folder, flags, link, patience, sandbox, authorities);
    }

    public LaunchConfig withFlags(String... more) {
        return new LaunchConfig(kind, program, parent, List.of(more), link, patience, sandbox, authorities);
    }

    public LaunchConfig withLink(Link other) {
        return new LaunchConfig(kind, program, parent, flags, other, patience, sandbox, authorities);
    }

    public LaunchConfig withPatience(Duration other) {
        return new LaunchConfig(kind, program, parent, flags, link, other, sandbox, authorities);
    }

    public LaunchConfig withSandbox(Sandbox other) {
        return new LaunchConfig(kind, program, parent, flags, link, patience, other, authorities);
    }

    public LaunchConfig withAuthorities(Path file) {
        return new LaunchConfig(kind, program, parent, flags, link, patience, sandbox, Optional.of(file));
    }

    /** Whether there is a program to be started. */
    public boolean isInstalled() {
        return Files.isExecutable(programFile());
    }

    /** Not what is on the PATH: that is a script around it, one more process for nothing. */
    Path programFile() {
        return program.orElse(PROGRAMS.resolve(kind.program()));
    }
}
