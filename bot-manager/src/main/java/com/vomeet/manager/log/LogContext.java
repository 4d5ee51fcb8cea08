package com.vomeet.manager.log;

import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** The request and the meeting that a thread is busy with: each line that it logs names them, whoever logs it. */
public final class LogContext implements AutoCloseable {
    public static final String REQUEST = "request_id";
    public static final String MEETING = "meeting_id";
    public static final String TRACE = "trace_id";

    private LogContext() {}

    /** Lines of this thread belong to a request until the context is closed. */
    public static LogContext request(String id) {
        MDC.put(REQUEST, id);
        return new LogContext();
    }

    /** The request in hand turns out to be about a meeting, if that is known; forgotten with the request. */
    public static void about(@Nullable Long meetingId) {
        if (meetingId != null) {
            MDC.put(MEETING, Long.toString(meetingId));
        }
    }

    /** The request in hand is traced; forgotten with it. */
    public static void trace(String id) {
        MDC.put(TRACE, id);
    }

    /** Lines of this thread are about a meeting until that is closed; for work that is no request. */
    public static MDC.MDCCloseable meeting(long id) {
        return MDC.putCloseable(MEETING, Long.toString(id));
    }

    @Override
    public void close() {
        MDC.remove(MEETING);
        MDC.remove(TRACE);
        MDC.remove(REQUEST);
    }
}
