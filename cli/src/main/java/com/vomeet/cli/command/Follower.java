package com.vomeet.cli.command;

import com.vomeet.cli.client.LatestStatus;
import com.vomeet.cli.client.LiveText;
import com.vomeet.cli.client.TranscriptView;
import com.vomeet.cli.demo.Screen;
import com.vomeet.cli.demo.StatusWords;
import com.vomeet.contract.MeetingStatus;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** Shows one meeting's text and status until it has ended or the connection has. Thread-safe. */
final class Follower implements LiveText.Listener {
    private final Screen screen;
    private final Consumer<TranscriptView.Line> lines;
    private final long meeting;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final AtomicBoolean broken = new AtomicBoolean();
    private final LatestStatus latest = new LatestStatus();

    Follower(Screen screen, Consumer<TranscriptView.Line> lines, long meeting) {
        this.screen = screen;
        this.lines = lines;
        this.meeting = meeting;
    }

    @Override
    public void text(long meetingId, List<TranscriptView.Line> more) {
        if (meetingId == meeting) {
            more.forEach(lines);
        }
    }

    @Override
    public void status(long meetingId, String word) {
        var status = MeetingStatus.of(word);
        if (meetingId != meeting || !latest.advance(status)) {
            return;
        }
        screen.news(StatusWords.of(status));
        if (status.isTerminal()) {
            ended.countDown();
        }
    }

    @Override
    public void trouble(String what) {
        screen.news("! " + what);
        broken.set(true);
        ended.countDown();
    }

    /** @return false when the connection broke first */
    boolean awaitEnd() throws InterruptedException {
        ended.await();
        return !broken.get();
    }
}
