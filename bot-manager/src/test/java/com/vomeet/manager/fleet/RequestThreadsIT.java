package com.vomeet.manager.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vomeet.contract.MeetingStatus;
import com.vomeet.manager.meeting.Report;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What runs the bots may hang: whoever asks for one, moves it or calls it back is answered all the same. */
@Timeout(60)
final class RequestThreadsIT extends FleetScene {
    @Test
    void nobodyWhoAsksForABotOrCallsItBackWaitsForTheOrchestrator() {
        var hangs = new HangingOrchestrator();
        try (var fleet = Fleet.start(parts(hangs))) {
            rows.listeners.add(fleet);
            await().until(hangs::isAsked);
            var first = rows.requested("abc-defg-hij");
            var later =
                    rows.scheduled("abc-defg-hik", timings.schedule().ahead().multipliedBy(10));
            rows.schedule.change(later.id(), rows.clock.instant(), null);
            rows.changes.apply(first.id(), new Report.StopRequested());
            assertThat(rows.now(first).status()).isEqualTo(MeetingStatus.STOPPING);
            hangs.letGo();
        } finally {
            hangs.close();
        }
    }
}
