package com.vomeet.cdp;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What stands between a page's process and the machine. */
public enum Sandbox {
    /** Chromium's own; as root, where Chromium refuses to make it, none. */
    USUAL("usual"),
    /** None of Chromium's own: the container around the browser is the sandbox. */
    POD("pod"),
    /** Chromium's own by user namespaces alone. */
    NAMESPACE("namespace"),
    /** Chromium's own by the helper that is installed as root, which needs the right SYS_ADMIN. */
    SYS_ADMIN("sys-admin");

    private final String word;

    Sandbox(String word) {
        this.word = word;
    }

    /** As written in settings. */
    public String word() {
        return word;
    }

    public static Optional<Sandbox> find(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word.equals(word)).findFirst();
    }

    List<String> flags(BrowserKind kind, boolean root) {
        return switch (this) {
            case USUAL -> root ? none(kind) : List.of();
            case POD -> none(kind);
            case NAMESPACE -> List.of("--disable-setuid-sandbox");
            case SYS_ADMIN -> List.of("--disable-namespace-sandbox");
        };
    }

    /** Only the sandbox needs the zygotes. */
    private static List<String> none(BrowserKind kind) {
        return kind == BrowserKind.SHELL ? List.of("--no-sandbox", "--no-zygote") : List.of("--no-sandbox");
    }
}
