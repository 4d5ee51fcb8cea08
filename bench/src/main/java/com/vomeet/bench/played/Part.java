package com.vomeet.bench.played;

import java.time.Duration;
import java.util.SplittableRandom;

/**
 * What one bot plays.
 *
 * @param joining from its first word to its knock
 * @param lobby from its knock until it is let in
 * @param stay from the moment when all are in their calls
 */
public record Part(Ending ending, Duration joining, Duration lobby, Duration stay) {
    /** All are in their calls and none ends; until then the manager's own program is still being compiled. */
    static final Duration WARM = Duration.ofSeconds(65);

    /** Until then as before: what following them costs is measured here. */
    static final Duration QUIET = Duration.ofSeconds(125);

    /** In the middle of the endings that are spread. */
    static final Duration MANAGER_DIES = Duration.ofSeconds(140);

    private static final Duration SPREAD = Duration.ofSeconds(75);

    /** When several are silent and nobody else is heard, nobody knows whose fault that is: each of these is missed while others are heard. */
    private static final Duration HEARD_AFTER_IT = Duration.ofSeconds(45);

    /** Meetings end on the hour: half of all within these. */
    private static final Duration RUSH = Duration.ofSeconds(15);

    private static final Ending[] SPOKEN = {
        Ending.LEFT_ALONE, Ending.EVICTED, Ending.MEETING_ENDED, Ending.PAGE_CRASHED, Ending.CALLED_BACK
    };

    /** The same for the same number; of ten numbers in a row one ends without a word. */
    static Part of(int number) {
        var random = new SplittableRandom(number);
        var joining = Duration.ofMillis(random.nextLong(1_000, 3_000));
        var lobby = Duration.ofMillis(random.nextLong(1_000, 5_000));
        var spread = QUIET.plusMillis(random.nextLong(SPREAD.toMillis()));
        var rush = QUIET.plus(SPREAD).plusMillis(random.nextLong(RUSH.toMillis()));
        if (number % 10 == 0) {
            var early = QUIET.plusMillis(
                    random.nextLong(SPREAD.minus(HEARD_AFTER_IT).toMillis()));
            return new Part(number % 20 == 0 ? Ending.KILLED : Ending.SILENT, joining, lobby, early);
        }
        return new Part(SPOKEN[number % SPOKEN.length], joining, lobby, number % 2 == 0 ? spread : rush);
    }
}
