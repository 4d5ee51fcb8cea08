package com.vomeet.manager.store;

/** What a program cannot do without stayed away for as long as it was waited for. */
public final class Unreachable extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    Unreachable(String message, Throwable cause) {
        super(message, cause);
    }

    /** In one line, with the reason. */
    public String told() {
        return getMessage() + ": " + Patience.rootMessage(this);
    }
}
