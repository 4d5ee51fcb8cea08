package com.vomeet.manager.roster;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps a board like the rows: reads them when told to and from time to time, but never without a pause. */
final class BoardReader implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BoardReader.class);
    /** When nothing differs for so long, readers are told so. */
    private static final Duration SIGN = Duration.ofSeconds(10);

    /**
     * How often rows are read.
     *
     * @param between not more often than this
     * @param every this often at least
     */
    record Pace(Duration between, Duration every) {}

    private final Supplier<Roster.Reading> rows;
    private final Pace pace;
    private final Board board = new Board();
    private final BlockingQueue<Boolean> calls = new ArrayBlockingQueue<>(1);
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread = Thread.ofVirtual().name("board-reader").unstarted(this::run);
    private long lastSign = System.nanoTime();

    private BoardReader(Supplier<Roster.Reading> rows, Pace pace) {
        this.rows = rows;
        this.pace = pace;
    }

    /** @param over it is told at once that it is over */
    static BoardReader start(Supplier<Roster.Reading> rows, Pace pace, boolean over) {
        var reader = new BoardReader(rows, pace);
        if (over) {
            reader.close();
        } else {
            reader.thread.start();
        }
        return reader;
    }

    Board board() {
        return board;
    }

    void look() {
        var _ = calls.offer(true);
    }

    private void run() {
        var failing = false;
        try {
            do {
                try {
                    read();
                    failing = false;
                } catch (RuntimeException e) {
                    if (!failing) {
                        LOG.warn("cannot read which bots are out, trying again: {}", e.getMessage());
                    }
                    failing = true;
                }
            } while (pause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void read() {
        var reading = rows.get();
        if (board.show(reading.bots(), reading.summary())) {
            lastSign = System.nanoTime();
        } else if (System.nanoTime() - lastSign > SIGN.toNanos()) {
            board.repeat();
            lastSign = System.nanoTime();
        }
    }

    /** @return false when it has ended */
    private boolean pause() throws InterruptedException {
        if (closing.await(pace.between().toMillis(), TimeUnit.MILLISECONDS)) {
            return false;
        }
        var _ = calls.poll(pace.every().minus(pace.between()).toMillis(), TimeUnit.MILLISECONDS);
        return closing.getCount() > 0;
    }

    @Override
    public void close() {
        closing.countDown();
        board.close();
        look();
    }
}
