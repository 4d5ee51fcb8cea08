package com.vomeet.manager.metric;

import java.time.InstantSource;
import java.util.Locale;
import org.jdbi.v3.core.Jdbi;

/** The outbox's figures for tests of other packages: to answering endpoints, to failing ones, and how late. */
public record OutboxView(Jdbi jdbi, InstantSource clock) {
    public String read() {
        var figures = OutboxFigures.read(jdbi, clock.instant());
        return String.format(
                Locale.ROOT, "%.0f %.0f late %.0f", figures.answering(), figures.failing(), figures.lateSeconds());
    }
}
