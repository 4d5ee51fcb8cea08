package com.vomeet.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.cli.client.MeetingView;
import com.vomeet.contract.Json;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class DemoResultsTest {
    private static final Instant FIRST_TEXT = Instant.parse("2026-01-01T10:00:12Z");
    private static final Optional<DemoResult.Bot> COST = Optional.of(new DemoResult.Bot(0.2, 70, 290));
    private static final Scoring.Score GOOD = new Scoring.Score(0.14, 0.12, new NameScore(100, 0, 2));

    @Test
    void aMeetingThatWentAsExpectedIsGood() {
        var result = result(ended("completed", "left_alone"), GOOD, COST);
        assertThat(result.problems()).isEmpty();
        assertThat(result.ok()).isTrue();
        assertThat(result.meeting()).isEqualTo(new DemoResult.Meeting(1, "completed", "left_alone"));
    }

    @Test
    void theTimelineIsThatOfTheRecordedChanges() {
        var timeline = result(ended("completed", "left_alone"), GOOD, COST).timeline();
        assertThat(timeline.requested()).isEqualTo(Instant.parse("2026-01-01T10:00:00Z"));
        assertThat(timeline.joining()).isEqualTo(Instant.parse("2026-01-01T10:00:02Z"));
        assertThat(timeline.awaitingAdmission()).isNull();
        assertThat(timeline.active()).isEqualTo(Instant.parse("2026-01-01T10:00:06Z"));
        assertThat(timeline.firstText()).isEqualTo(FIRST_TEXT);
        assertThat(timeline.completed()).isEqualTo(Instant.parse("2026-01-01T10:01:30Z"));
    }

    @Test
    void anotherEndIsAProblemThatNamesBoth() {
        var result = result(ended("completed", "evicted"), GOOD, COST);
        assertThat(result.ok()).isFalse();
        assertThat(result.problems())
                .containsExactly("The meeting ended as completed / evicted instead of completed / left_alone.");
    }

    @Test
    void wrongNamesAreAProblemWithTheirNumbers() {
        var result =
                result(ended("completed", "left_alone"), new Scoring.Score(0.1, 0.1, new NameScore(90, 5, 5)), COST);
        assertThat(result.problems()).singleElement().asString().startsWith("Of 100 words 90 have the right name");
    }

    @Test
    void theEngineAloneMayBeBetterByFiveInAHundred() {
        var names = new NameScore(100, 0, 0);
        assertThat(result(ended("completed", "left_alone"), new Scoring.Score(0.16, 0.12, names), COST)
                        .ok())
                .isTrue();
        assertThat(result(ended("completed", "left_alone"), new Scoring.Score(0.18, 0.12, names), COST)
                        .problems())
                .singleElement()
                .asString()
                .contains("0.180", "0.120");
    }

    @Test
    void aRateThatIsNoNumberIsNotGood() {
        var score = new Scoring.Score(Double.NaN, 0.1, new NameScore(100, 0, 0));
        assertThat(result(ended("completed", "left_alone"), score, COST).ok()).isFalse();
    }

    @Test
    void aCostThatCouldNotBeMeasuredIsAProblem() {
        assertThat(result(ended("completed", "left_alone"), GOOD, Optional.empty())
                        .problems())
                .containsExactly("What the bot costs could not be measured.");
    }

    @Test
    void everythingThatIsWrongIsSaid() {
        var score = new Scoring.Score(0.9, 0.1, new NameScore(0, 0, 0));
        assertThat(result(ended("failed", "browser_lost"), score, Optional.empty())
                        .problems())
                .hasSize(4);
    }

    private static DemoResult result(MeetingView ended, Scoring.Score score, Optional<DemoResult.Bot> cost) {
        return DemoResults.of(ended, Optional.of(FIRST_TEXT), score, cost);
    }

    private static MeetingView ended(String status, String reason) {
        return new MeetingView(Json.MAPPER.readTree("""
                {"id":1,"platform":"google_meet","native_meeting_id":"abc-defg-hij","status":"%s",
                 "created_at":"2026-01-01T10:00:00","data":{"completion_reason":"%s","status_transition":[
                   {"from":"requested","to":"joining","timestamp":"2026-01-01T10:00:02"},
                   {"from":"joining","to":"active","timestamp":"2026-01-01T10:00:06"},
                   {"from":"active","to":"%s","timestamp":"2026-01-01T10:01:30"}]}}
                """.formatted(status, reason, status)));
    }
}
