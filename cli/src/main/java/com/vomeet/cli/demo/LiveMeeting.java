package com.vomeet.cli.demo;

import com.vomeet.cli.client.LatestStatus;
import com.vomeet.cli.client.LiveText;
import com.vomeet.cli.client.TranscriptView;
import com.vomeet.contract.MeetingStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Shows a meeting as it goes, and notes when the first words came. Thread-safe. */
final class LiveMeeting implements LiveText.Listener {
    private final Screen screen;
    private final Runnable whenActive;
    private final LatestStatus latest = new LatestStatus();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final AtomicReference<@Nullable Instant> firstText = new AtomicReference<>();

    /** @param whenActive run once the bot is in the call */
    LiveMeeting(Screen screen, Runnable whenActive) {
        this.screen = screen;
        this.whenActive = whenActive;
    }

    @Override
    public void text(long meetingId, List<TranscriptView.Line> lines) {
        lines.forEach(line -> {
            if (!line.text().isBlank()) {
                firstText.compareAndSet(null, Instant.now());
            }
            screen.line(line);
        });
    }

    @Override
    public void status(long meetingId, String word) {
        var status = MeetingStatus.of(word);
        if (!latest.advance(status)) {
            return;
        }
        screen.news(StatusWords.of(status));
        if (status == MeetingStatus.ACTIVE) {
            whenActive.run();
        }
        if (status.isTerminal()) {
            ended.countDown();
        }
    }

    @Override
    public void trouble(String what) {
        screen.news("! " + what);
    }

    /** @return whether the meeting ended in time */
    boolean awaitEnd(Duration patience) throws InterruptedException {
        return ended.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    Optional<Instant> firstText() {
        return Optional.ofNullable(firstText.get());
    }
}
