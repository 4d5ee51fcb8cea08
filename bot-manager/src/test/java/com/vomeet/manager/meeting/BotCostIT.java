package com.vomeet.manager.meeting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.vomeet.contract.control.BotCost;
import com.vomeet.manager.Rows;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a bot uses, as its heartbeats leave it in its session's row. */
final class BotCostIT {
    private final Rows rows = new Rows();
    private final Meeting meeting = rows.requested("abc-defg-hij");

    @AfterEach
    void close() {
        rows.close();
    }

    private void beats(@Nullable BotCost cost) {
        rows.beats(meeting, cost);
    }

    private double column(String name) {
        return column(name, " where connection_id = '" + meeting.session().connectionId() + "'");
    }

    private double column(String name, String where) {
        return rows.database
                .jdbi()
                .withHandle(handle -> handle.createQuery("select " + name + " from meeting_sessions" + where)
                        .mapTo(Double.class)
                        .one());
    }

    private void hasUsed(double cpuSeconds, double byteSeconds) {
        assertThat(column("cpu_seconds")).isCloseTo(cpuSeconds, within(1e-6));
        assertThat(column("memory_byte_seconds")).isCloseTo(byteSeconds, within(1.0));
    }

    @Test
    void theLastFiguresAndWhatHasComeTogetherAreKept() {
        beats(new BotCost(0.5, 4, 60, 300));
        rows.clock.advance(Duration.ofSeconds(10));
        beats(new BotCost(0.25, 6.5, 70, 310));
        assertThat(column("cpu_cores")).isEqualTo(0.25);
        assertThat(column("memory_bytes")).isEqualTo(310e6);
        hasUsed(6.5, 310e6 * 10);
        assertThat(column("extract(epoch from last_seen_at - cost_at)")).isZero();
    }

    @Test
    void aHeartbeatThatComesAgainOrLateAddsNothing() {
        beats(new BotCost(0.5, 4, 60, 300));
        beats(new BotCost(0.5, 4, 60, 300));
        rows.clock.advance(Duration.ofSeconds(-5));
        beats(new BotCost(0.5, 3, 60, 300));
        hasUsed(4, 0);
    }

    @Test
    void anOlderBotsShareOfTheCoresCountsForTheTimeSinceItsLastHeartbeat() {
        beats(new BotCost(0.5, 0, 60, 300));
        rows.clock.advance(Duration.ofSeconds(10));
        beats(new BotCost(0.2, 0, 60, 300));
        hasUsed(2, 300e6 * 10);
    }

    /** Until it is made, no bot holds any memory. */
    @Test
    void theTimeBetweenABotAndTheOneInItsPlaceCostsNothing() {
        var account = rows.accounts.create("Bob", 1).account().id();
        var first = rows.scheduled(account, "abc-defg-hik", Duration.ofMinutes(5));
        rows.clock.advance(Duration.ofSeconds(230));
        rows.changes.launch(first);
        rows.beats(first, new BotCost(0.5, 0, 60, 300));
        rows.schedule.change(first.id(), rows.clock.instant().plus(Duration.ofDays(1)), null);
        var second = rows.meetings.find(first.id()).orElseThrow();
        assertThat(second.session().connectionId()).isNotEqualTo(first.session().connectionId());
        rows.clock.advance(Duration.ofDays(1));
        rows.beats(second, new BotCost(0.5, 0, 60, 300));
        rows.clock.advance(Duration.ofSeconds(10));
        rows.beats(second, new BotCost(0.5, 0, 60, 300));
        var ofSecond = " where connection_id = '" + second.session().connectionId() + "'";
        assertThat(column("cpu_seconds", ofSecond)).isCloseTo(5, within(1e-6));
        assertThat(column("memory_byte_seconds", ofSecond)).isCloseTo(300e6 * 10, within(1.0));
    }

    /** Each tells the time since its own start, the second one less than the first at first. */
    @Test
    void whatABotUsedIsCountedBesideThatOfTheOneInItsPlace() {
        var account = rows.accounts.create("Carol", 1).account().id();
        var first = rows.scheduled(account, "abc-defg-hij", Duration.ofMinutes(5));
        rows.clock.advance(Duration.ofSeconds(230));
        rows.changes.launch(first);
        rows.beats(first, new BotCost(0.5, 40, 60, 300));
        rows.schedule.change(first.id(), rows.clock.instant().plus(Duration.ofDays(1)), null);
        var second = rows.meetings.find(first.id()).orElseThrow();
        rows.beats(second, new BotCost(0.5, 3, 60, 300));
        rows.beats(second, new BotCost(0.5, 7, 60, 300));
        rows.beats(second, new BotCost(0.5, 7, 60, 300));
        var ofSecond = " where connection_id = '" + second.session().connectionId() + "'";
        assertThat(column("cpu_seconds", ofSecond)).isCloseTo(47, within(1e-6));
    }

    @Test
    void whatABotCannotMeasureChangesNothing() {
        beats(new BotCost(0.5, 4, 60, 300));
        rows.clock.advance(Duration.ofSeconds(10));
        beats(null);
        assertThat(column("cpu_cores")).isEqualTo(0.5);
        assertThat(column("extract(epoch from last_seen_at - cost_at)")).isEqualTo(10);
        hasUsed(4, 0);
        assertThat(rows.now(meeting).session().health()).isNotNull();
    }
}
