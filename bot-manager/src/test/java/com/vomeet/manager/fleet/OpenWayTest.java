package com.vomeet.manager.fleet;

import static com.vomeet.contract.MeetingStatus.ACTIVE;
import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.manager.Samples;
import com.vomeet.manager.meeting.Meeting;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class OpenWayTest {
    private static final Instant ZERO = Instant.parse("2026-11-27T10:00:00Z");
    private static final Duration SILENT_AFTER = Duration.ofSeconds(30);
    private final OpenWay way = new OpenWay(SILENT_AFTER);

    private static Instant at(int seconds) {
        return ZERO.plusSeconds(seconds);
    }

    private static Meeting heard(@Nullable Instant when) {
        return Samples.meeting(ACTIVE, ZERO, when);
    }

    @Test
    void aBotThatIsSilentAmongOthersIsSilent() {
        way.note(List.of(heard(at(0)), heard(at(100))), at(105));
        assertThat(way.since()).isEqualTo(Instant.EPOCH);
    }

    @Test
    void whenNoneOfSeveralIsHeardTheWayIsClosedUntilOneIs() {
        var silent = List.of(heard(at(0)), heard(at(5)), heard(at(8)));
        way.note(silent, at(20));
        assertThat(way.since()).as("the newest is not old yet").isEqualTo(Instant.EPOCH);
        way.note(silent, at(23));
        assertThat(way.since()).as("before the first would be given up, at 30").isEqualTo(at(23));
        way.note(silent, at(90));
        assertThat(way.since()).isEqualTo(at(90));
        way.note(List.of(heard(at(0)), heard(at(5)), heard(at(93))), at(95));
        way.note(List.of(heard(at(0)), heard(at(5)), heard(at(103))), at(105));
        assertThat(way.since()).as("the others have their time from then").isEqualTo(at(90));
    }

    @Test
    void oneBotMayBeSilentByItself() {
        way.note(List.of(heard(at(0)), heard(null)), at(100));
        assertThat(way.since()).isEqualTo(Instant.EPOCH);
    }

    @Test
    void aFleetThatStaysSilentIsNotWaitedForForEver() {
        var silent = List.of(heard(at(0)), heard(at(0)));
        var last = (int) SILENT_AFTER.multipliedBy(OpenWay.PATIENCE).toSeconds() - 1;
        for (var now = 15; now <= last + 60; now++) {
            way.note(silent, at(now));
        }
        assertThat(way.since()).isEqualTo(at(last));
    }
}
