package com.vomeet.manager.roster;

import static com.vomeet.contract.MeetingStatus.ACTIVE;
import static com.vomeet.manager.roster.LiveBots.bot;
import static com.vomeet.manager.roster.LiveBots.summary;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class BoardReaderTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final BoardReader.Pace PACE = new BoardReader.Pace(Duration.ofMillis(1), Duration.ofSeconds(1));

    @Test
    void rowsThatCannotBeReadAreReadLater() throws InterruptedException {
        var tries = new AtomicInteger();
        try (var reader = BoardReader.start(
                () -> {
                    if (tries.incrementAndGet() < 3) {
                        throw new IllegalStateException("the database is away");
                    }
                    return new Roster.Reading(List.of(bot(1, ACTIVE)), summary(0));
                },
                PACE,
                false)) {
            reader.look();
            assertThat(reader.board().after(0, PATIENCE))
                    .asInstanceOf(type(News.Changed.class))
                    .satisfies(news -> assertThat(news.update().bots()).containsExactly(bot(1, ACTIVE)));
        }
    }

    @Test
    void whoeverCallsIsAnsweredByAReadingThatFollows() throws InterruptedException {
        var readings = new AtomicInteger();
        try (var reader = BoardReader.start(
                () -> new Roster.Reading(List.of(), summary(readings.incrementAndGet())), PACE, false)) {
            var first = ((News.Changed) reader.board().after(0, PATIENCE)).update();
            reader.look();
            var next = ((News.Changed) reader.board().after(first.version(), PATIENCE)).update();
            assertThat(next.summary()).isNotEqualTo(first.summary());
        }
    }

    @Test
    void onceClosedItReadsNothingMore() throws InterruptedException {
        var reader = BoardReader.start(
                () -> {
                    throw new IllegalStateException("nobody may read");
                },
                PACE,
                true);
        assertThat(reader.board().after(0, PATIENCE)).isEqualTo(new News.Over());
    }
}
