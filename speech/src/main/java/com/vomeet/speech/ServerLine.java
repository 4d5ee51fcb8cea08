package com.vomeet.speech;

import com.vomeet.contract.Json;
import com.vomeet.contract.whisper.WireSegment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A text frame to the client; which fields are there makes its kind.
 *
 * @param finishes beyond the protocol: what waits at the end of audio is recognised before the socket is closed
 */
record ServerLine(
        String uid,
        @Nullable String status,
        @Nullable Object message,
        @Nullable String backend,
        @Nullable Boolean finishes,
        @Nullable List<WireSegment> segments) {
    /** The fork's dialect, before a model is loaded: audio may come. */
    static ServerLine accepted(String uid) {
        return new ServerLine(uid, "SERVER_READY", null, null, true, null);
    }

    /** The stock dialect, and both dialects' word that the model is loaded. */
    static ServerLine ready(String uid, String backend) {
        return new ServerLine(uid, null, "SERVER_READY", backend, true, null);
    }

    static ServerLine full(String uid, double minutes) {
        return new ServerLine(uid, "WAIT", minutes, null, null, null);
    }

    static ServerLine error(String uid, String text) {
        return new ServerLine(uid, "ERROR", text, null, null, null);
    }

    static ServerLine warning(String uid, String text) {
        return new ServerLine(uid, "WARNING", text, null, null, null);
    }

    static ServerLine timeIsOver(String uid) {
        return new ServerLine(uid, null, "DISCONNECT", null, null, null);
    }

    static ServerLine segments(String uid, List<WireSegment> segments) {
        return new ServerLine(uid, null, null, null, null, segments);
    }

    String json() {
        return Json.write(this);
    }
}
