package com.vomeet.bench.played;

import com.vomeet.bench.chaos.Codes;
import com.vomeet.cli.Trouble;
import com.vomeet.cli.client.ApiClient;
import com.vomeet.cli.client.ApiException;
import com.vomeet.cli.client.MeetingView;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Who asked for the bots, and calls some of them back. While nobody answers, it tries again, as any client has to. */
final class Owner implements AutoCloseable {
    private static final Duration AGAIN = Duration.ofSeconds(1);

    private final ApiClient client;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<Integer, MeetingView> meetings = new ConcurrentHashMap<>();

    Owner(ApiClient client) {
        this.client = client;
    }

    void request(int number) {
        var body = Map.of("platform", "google_meet", "native_meeting_id", Codes.of(number));
        meetings.put(number, client.requestBot(body));
    }

    /** From now on {@link Part#stay} counts. */
    void curtain(Instant now) {
        meetings.forEach((number, meeting) -> {
            var part = Part.of(number);
            if (part.ending() == Ending.CALLED_BACK) {
                var _ = threads.submit(() -> {
                    Thread.sleep(Duration.between(Instant.now(), now.plus(part.stay())));
                    callBack(meeting);
                    return true;
                });
            }
        });
    }

    private void callBack(MeetingView meeting) throws InterruptedException {
        while (true) {
            try {
                client.leave(meeting);
                return;
            } catch (Trouble | UncheckedIOException | ApiException e) {
                Thread.sleep(AGAIN);
            }
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
