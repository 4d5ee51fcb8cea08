package com.vomeet.bot.speakers;

/** A stretch of time, Unix milliseconds by the page's clock. */
public record Span(double startMillis, double endMillis) {
    double middle() {
        return (startMillis + endMillis) / 2;
    }

    double length() {
        return endMillis - startMillis;
    }
}
