package com.vomeet.contract.control;

import org.jspecify.annotations.Nullable;

/**
 * What a bot kept of a call that ended badly, posted to {@code .../bots/internal/flight_record} before the last report, with the same
 * headers as a report. A repeated one takes the place of the one before. Without secrets; the sender keeps within its limits.
 *
 * @param lines what happened: JSON objects with {@code at}, {@code kind}, {@code what} and {@code detail}, one a line, the newest last;
 *     of a long record the newest
 * @param pageText the words that could be seen on the page
 * @param picture the page as PNG, in Base64
 */
public record FlightRecord(
        String connectionId,
        long meetingId,
        String lines,
        @Nullable String pageText,
        @Nullable String picture) {
    /** Bytes of all lines in UTF-8, at most. */
    public static final int MOST_LINES = 500_000;

    /** Characters, at most. */
    public static final int MOST_TEXT = 50_000;
    /** Bytes of the PNG, at most; a larger picture is left out. */
    public static final int MOST_PICTURE = 900_000;

    /** Bytes of the whole as JSON, at most: quotes in lines and text may double, Base64 adds a third. */
    public static final int MOST_BYTES = 3_000_000;
}
