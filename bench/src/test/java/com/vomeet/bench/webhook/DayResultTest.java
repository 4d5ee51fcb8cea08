package com.vomeet.bench.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.bench.webhook.Listener.Heard;
import com.vomeet.manager.meeting.MeetingId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class DayResultTest {
    private static final DayResult.Outage OUTAGE = new DayResult.Outage(5, 100);
    private final List<Call> calls = List.of(new Call(new MeetingId(1)), new Call(new MeetingId(2)));

    private static List<Heard> everything() {
        var heard = new ArrayList<Heard>();
        for (var event : Call.EVENTS) {
            heard.add(new Heard(1, event, "1" + event));
            heard.add(new Heard(2, event, "2" + event));
        }
        return heard;
    }

    private DayResult result(List<Heard> away) {
        return DayResult.of(calls, away, everything(), OUTAGE);
    }

    @Test
    void whoHearsEverythingInOrderLosesNothing() {
        assertThat(result(everything())).isEqualTo(new DayResult(12, 0, 0, 0, OUTAGE));
    }

    @Test
    void whatIsMissingIsCounted() {
        var heard = everything();
        heard.removeLast();
        assertThat(result(heard).lost()).isEqualTo(1);
        assertThat(result(heard).disordered()).isEqualTo(1);
    }

    @Test
    void whatIsHeardTwiceIsNotLostAndNotOutOfOrder() {
        var heard = everything();
        heard.add(heard.getFirst());
        assertThat(result(heard)).isEqualTo(new DayResult(12, 0, 1, 0, OUTAGE));
    }

    @Test
    void anotherOrderIsSeen() {
        var heard = everything();
        heard.add(heard.removeFirst());
        assertThat(result(heard).disordered()).isEqualTo(1);
        assertThat(result(heard).lost()).isZero();
    }
}
