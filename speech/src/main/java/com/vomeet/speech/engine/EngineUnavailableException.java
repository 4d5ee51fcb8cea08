package com.vomeet.speech.engine;

/** An engine cannot work on this machine; the message says what is missing and how to get it. Trying again does not help. */
public final class EngineUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1;

    EngineUnavailableException(String message) {
        super(message);
    }

    EngineUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
