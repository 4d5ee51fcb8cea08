package com.vomeet.speech;

/** Nobody is there to be answered; the session is over. */
final class ClientGoneException extends RuntimeException {
    private static final long serialVersionUID = 1;

    ClientGoneException(String message, Throwable cause) {
        super(message, cause);
    }
}
