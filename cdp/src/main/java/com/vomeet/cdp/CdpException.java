package com.vomeet.cdp;

/** A call that did not bring an answer. Which kind it is says whether another try makes sense. */
public abstract sealed class CdpException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private CdpException(String message) {
        super(message);
    }

    /** The browser answered with an error: the same call would fail again. */
    public static final class Refused extends CdpException {
        private static final long serialVersionUID = 1;
        private final int code;

        Refused(String method, int code, String message) {
            super(method + " was refused: " + message + " (" + code + ")");
            this.code = code;
        }

        public int code() {
            return code;
        }
    }

    /** No answer in time: the page may hang, or be slow. */
    public static final class TimedOut extends CdpException {
        private static final long serialVersionUID = 1;

        TimedOut(String method, long millis) {
            super(method + " was not answered within " + millis + " ms");
        }
    }

    /** There is nobody to answer any more: the page, its process or the browser is gone. */
    public static final class Gone extends CdpException {
        private static final long serialVersionUID = 1;

        Gone(String why) {
            super(why);
        }
    }
}
