package com.vomeet.manager.roster;

import static com.vomeet.contract.MeetingStatus.ACTIVE;
import static com.vomeet.contract.MeetingStatus.JOINING;
import static com.vomeet.manager.roster.LiveBots.bot;
import static com.vomeet.manager.roster.LiveBots.summary;
import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.manager.meeting.MeetingId;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class BoardTest {
    private static final Duration NOT_AT_ALL = Duration.ZERO;
    private static final Duration LONG = Duration.ofSeconds(60);

    private final Board board = new Board();

    private Update after(long seen) throws InterruptedException {
        return ((News.Changed) board.after(seen, NOT_AT_ALL)).update();
    }

    @Test
    void aNewReaderIsToldEverything() throws InterruptedException {
        board.show(List.of(bot(2, ACTIVE), bot(1, JOINING)), summary(1));
        var update = after(0);
        assertThat(update.whole()).isTrue();
        assertThat(update.bots()).containsExactly(bot(2, ACTIVE), bot(1, JOINING));
        assertThat(update.summary()).isEqualTo(summary(1));
    }

    @Test
    void beforeAnythingWasReadThereIsNothingToTell() throws InterruptedException {
        assertThat(board.after(0, NOT_AT_ALL)).isEqualTo(new News.Nothing());
    }

    @Test
    void thatThereIsNoBotIsTold() throws InterruptedException {
        board.show(List.of(), summary(0));
        assertThat(after(0).bots()).isEmpty();
        assertThat(after(0).whole()).isTrue();
    }

    @Test
    void whoHasSeenTheRestIsToldWhatDiffers() throws InterruptedException {
        board.show(List.of(bot(1, JOINING), bot(2, JOINING), bot(3, JOINING)), summary(0));
        var seen = after(0).version();
        assertThat(board.show(List.of(bot(4, JOINING), bot(1, ACTIVE), bot(2, JOINING)), summary(0)))
                .isTrue();
        var update = after(seen);
        assertThat(update.whole()).isFalse();
        assertThat(update.bots()).containsExactlyInAnyOrder(bot(4, JOINING), bot(1, ACTIVE));
        assertThat(update.gone()).containsExactly(new MeetingId(3));
        assertThat(update.summary()).isNull();
        assertThat(board.after(update.version(), NOT_AT_ALL)).isEqualTo(new News.Nothing());
    }

    @Test
    void whatIsTheSameIsNoNews() throws InterruptedException {
        board.show(List.of(bot(1, JOINING)), summary(0));
        var seen = after(0).version();
        assertThat(board.show(List.of(bot(1, JOINING)), summary(0))).isFalse();
        assertThat(board.after(seen, NOT_AT_ALL)).isEqualTo(new News.Nothing());
    }

    @Test
    void aSlowReaderIsToldTheLastOfManyChanges() throws InterruptedException {
        board.show(List.of(bot(1, JOINING)), summary(0));
        var seen = after(0).version();
        for (var cores = 1; cores <= 5; cores++) {
            board.show(List.of(bot(1, ACTIVE, new Use(cores, 300))), summary(cores));
        }
        assertThat(after(seen).bots()).containsExactly(bot(1, ACTIVE, new Use(5, 300)));
        assertThat(after(seen).summary()).isEqualTo(summary(5));
    }

    @Test
    void whoWentAndCameBackIsThere() throws InterruptedException {
        board.show(List.of(bot(1, JOINING)), summary(0));
        var seen = after(0).version();
        board.show(List.of(), summary(0));
        board.show(List.of(bot(1, ACTIVE)), summary(0));
        assertThat(after(seen).bots()).containsExactly(bot(1, ACTIVE));
        assertThat(after(seen).gone()).isEmpty();
    }

    @Test
    void whoIsTooFarBehindIsToldEverything() throws InterruptedException {
        board.show(List.of(bot(1, ACTIVE), bot(1000, ACTIVE)), summary(0));
        var seen = after(0).version();
        for (var id = 2; id < 203; id++) {
            board.show(List.of(bot(1, ACTIVE), bot(id, ACTIVE)), summary(0));
        }
        assertThat(after(seen).whole()).isTrue();
        assertThat(after(seen).bots()).containsExactlyInAnyOrder(bot(1, ACTIVE), bot(202, ACTIVE));
        assertThat(after(seen + 1).whole()).isFalse();
    }

    @Test
    void aSignOfLifeHasTheSummaryAndNoBots() throws InterruptedException {
        board.show(List.of(bot(1, ACTIVE)), summary(4));
        var seen = after(0).version();
        board.repeat();
        assertThat(after(seen)).isEqualTo(new Update(seen + 1, false, List.of(), List.of(), summary(4)));
    }

    @Test
    void whoWaitsIsToldAtOnce() throws Exception {
        var told = new CompletableFuture<News>();
        Thread.ofVirtual().start(() -> {
            try {
                told.complete(board.after(0, LONG));
            } catch (InterruptedException e) {
                told.completeExceptionally(e);
            }
        });
        board.show(List.of(bot(1, ACTIVE)), summary(0));
        assertThat(told.get(LONG.toSeconds(), TimeUnit.SECONDS)).isInstanceOf(News.Changed.class);
    }

    @Test
    void whenItIsTakenDownNobodyWaits() throws InterruptedException {
        board.show(List.of(bot(1, ACTIVE)), summary(0));
        board.close();
        assertThat(board.after(0, LONG)).isEqualTo(new News.Over());
        assertThat(board.after(1, LONG)).isEqualTo(new News.Over());
    }
}
