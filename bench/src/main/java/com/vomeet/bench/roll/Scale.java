package com.vomeet.bench.roll;

import com.vomeet.bench.played.Ending;
import com.vomeet.bench.played.Part;
import java.time.Duration;
import java.util.SplittableRandom;

/**
 * How large a run is.
 *
 * @param replicas each is replaced once
 * @param bots that are in their calls when it begins; each says a sentence in {@code sentence} seconds
 * @param during the bots that are not {@link #staysOn} end within this time of the beginning
 * @param sockets so many clients follow all meetings by WebSocket, each its share
 * @param events so many clients follow a meeting each by server-sent events
 */
public record Scale(int replicas, int bots, int sentence, Duration during, int sockets, int events) {
    /** 200 bots and, while five of six speak, 50 segments a second and more. */
    public static final Scale FULL = new Scale(3, 200, 3, Duration.ofSeconds(25), 8, 20);

    private static final Duration AFTERWARDS = Duration.ofSeconds(6);

    private static final Ending[] ENDINGS = {
        Ending.LEFT_ALONE,
        Ending.CALLED_BACK,
        Ending.EVICTED,
        Ending.KILLED,
        Ending.MEETING_ENDED,
        Ending.CALLED_BACK,
        Ending.PAGE_CRASHED
    };

    /** Whether it stays until all replicas have been replaced. */
    boolean staysOn(int number) {
        return number % 6 != 0;
    }

    /** The same for the same number. */
    Part part(int number) {
        var random = new SplittableRandom(number);
        var joining = Duration.ofMillis(random.nextLong(500, 1_500));
        var lobby = Duration.ofMillis(random.nextLong(500, 2_500));
        var spread = staysOn(number) ? AFTERWARDS : during;
        return new Part(
                ENDINGS[number / 3 % ENDINGS.length],
                joining,
                lobby,
                Duration.ofMillis(random.nextLong(spread.toMillis())));
    }
}
