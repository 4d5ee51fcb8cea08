package com.vomeet.cdp;

import java.util.Arrays;
import java.util.Optional;

/** The forms in which Chromium can run; the first costs least. */
public enum BrowserKind {
    /** The separate program without any user interface of its own. */
    SHELL("shell", "chromium-headless-shell"),
    /** Full Chromium without a window. */
    HEADLESS("headless", "chromium"),
    /** Full Chromium in a virtual display. */
    WINDOW("window", "chromium");

    private final String word;
    private final String program;

    BrowserKind(String word, String program) {
        this.word = word;
        this.program = program;
    }

    /** As written in settings and platform files. */
    public String word() {
        return word;
    }

    /** The kind that costs more and looks more like everybody's browser; a virtual display is not in this version. */
    public Optional<BrowserKind> higher() {
        return this == SHELL ? Optional.of(HEADLESS) : Optional.empty();
    }

    /** Debian calls the package as it does the program. */
    public String debianPackage() {
        return program;
    }

    /** File name of the program that is this kind, where Debian puts it. */
    String program() {
        return program;
    }

    public static Optional<BrowserKind> find(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word.equals(word)).findFirst();
    }
}
