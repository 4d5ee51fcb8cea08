package com.vomeet.bot.call;

import java.time.Duration;

/**
 * How long each condition may last. The meeting's own timeouts are not here; they come with the configuration.
 *
 * @param opening browser start and first navigation, with all tries of it
 * @param verdict a page that says "denied", "removed", "ended" and so on must say it this long
 * @param notServed a page that does not serve this browser; while it loads one that only warns looks the same
 * @param admission the second look at a page that says that the bot is in the call
 * @param signIn a sign-in page may be a redirect that passes
 * @param captcha peers of this product saw checks that vanished by themselves within two minutes
 * @param preJoin from the first sight of the join page until it is gone
 * @param joinRetry after a join that was not possible yet
 * @param joinAgain after a press of the join button that changed nothing
 * @param listening until audio can be had in the call
 * @param reconnecting for a page that says that it lost its connection, or shows the call and has none
 * @param notUnderstood for a page on which no cue matches
 * @param silence without any sighting
 * @param leaving for the page to show that it has left
 * @param leavingMargin beyond {@code leaving}, until the page is closed all the same
 * @param beforeEndBy how long before the orchestrator's deadline the bot leaves
 * @param afterScheduledStart nobody is missed before this long after the scheduled start
 * @param readyBefore how long before the moment to knock the meeting's page is opened
 * @param again what is tried again before it counts as an end
 */
public record Patience(
        Duration opening,
        Duration verdict,
        Duration notServed,
        Duration admission,
        Duration signIn,
        Duration captcha,
        Duration preJoin,
        Duration joinRetry,
        Duration joinAgain,
        Duration listening,
        Duration reconnecting,
        Duration notUnderstood,
        Duration silence,
        Duration leaving,
        Duration leavingMargin,
        Duration beforeEndBy,
        Duration afterScheduledStart,
        Duration readyBefore,
        Persistence again) {
    public static final Patience USUAL = new Patience(
            Duration.ofSeconds(60),
            Duration.ofMillis(500),
            Duration.ofSeconds(5),
            Duration.ofSeconds(1),
            Duration.ofSeconds(5),
            Duration.ofSeconds(120),
            Duration.ofSeconds(120),
            Duration.ofSeconds(2),
            Duration.ofSeconds(10),
            Duration.ofSeconds(90),
            Duration.ofSeconds(60),
            Duration.ofSeconds(60),
            Duration.ofSeconds(12),
            Duration.ofMillis(2_500),
            Duration.ofMillis(500),
            Duration.ofSeconds(60),
            Duration.ofMinutes(15),
            Duration.ofSeconds(20),
            Persistence.USUAL);
}
