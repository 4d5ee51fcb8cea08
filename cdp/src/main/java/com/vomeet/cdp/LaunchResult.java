package com.vomeet.cdp;

/** What came of starting a browser. */
public sealed interface LaunchResult {
    record Launched(Browser browser) implements LaunchResult {}

    /** Nothing is left running. The text says what was tried and what the browser said. */
    record NotLaunched(String why) implements LaunchResult {}
}
