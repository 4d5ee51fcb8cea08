package com.vomeet.manager.api;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.stream.Stream;

/** What a person finds on the page of the fleet, whose ever bots it shows. */
record FleetOnPage(SignedInPage page) {
    static final Duration PATIENCE = Duration.ofSeconds(60);

    void open(String search) {
        page.tab().go(page.stage().base(), "/app/fleet" + search);
    }

    /** Each test has the fleet for itself. */
    void endAll() {
        page.stage()
                .database()
                .jdbi()
                .useHandle(handle -> handle.execute(
                        "update meetings set end_time = now() - interval '1 hour', completion_reason = coalesce(completion_reason, 'stopped'),"
                                + " status = case status when 'failed' then 'failed' else 'completed' end"));
        page.tab().size(1200, 860);
    }

    String number(String name) {
        return page.tab()
                .value("[...document.querySelectorAll('.tile')].find((t) => t.textContent.includes('" + name
                        + "'))?.querySelector('.number').textContent ?? ''")
                .asString();
    }

    void awaitNumber(String name, String wanted) {
        await().atMost(PATIENCE).ignoreExceptions().until(() -> number(name).equals(wanted));
    }

    /** A bot's row is drawn with the next frame after the numbers. */
    void awaitRow(String name, String... words) {
        await().atMost(PATIENCE).ignoreExceptions().until(() -> {
            var shown = page.tab().value(row(name) + ".innerText").asString();
            return Stream.of(words).allMatch(shown::contains);
        });
    }

    static String row(String name) {
        return "[...document.querySelectorAll('.bot')].find((b) => b.textContent.includes('" + name + "'))";
    }

    /** Marks what is to be clicked, once it is there: a row may be drawn later than others. */
    void click(String node) {
        page.tab().value("document.querySelectorAll('#clicked').forEach((b) => b.removeAttribute('id'))");
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> page.tab().value("(" + node + ").id = 'clicked'").asString(), "clicked"::equals);
        page.tab().click("#clicked");
    }

    /** Of the row that has the keyboard. */
    String focused(String attribute) {
        return page.tab()
                .value("document.activeElement.closest('li')?.getAttribute('" + attribute + "') ?? ''")
                .asString();
    }
}
