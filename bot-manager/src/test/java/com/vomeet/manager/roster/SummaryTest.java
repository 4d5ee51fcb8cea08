package com.vomeet.manager.roster;

import static com.vomeet.contract.MeetingStatus.ACTIVE;
import static com.vomeet.contract.MeetingStatus.COMPLETED;
import static com.vomeet.contract.MeetingStatus.FAILED;
import static com.vomeet.contract.MeetingStatus.JOINING;
import static com.vomeet.contract.MeetingStatus.REQUESTED;
import static com.vomeet.contract.MeetingStatus.STOPPING;
import static com.vomeet.manager.roster.LiveBots.bot;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class SummaryTest {
    @Test
    void botsAreCountedByStatusAndEveryStatusOfALiveBotIsThere() {
        var summary = Summary.of(List.of(bot(1, ACTIVE), bot(2, ACTIVE), bot(3, JOINING)), 4, List.of());
        assertThat(summary.live())
                .hasSize(5)
                .containsEntry(ACTIVE, 2)
                .containsEntry(JOINING, 1)
                .containsEntry(REQUESTED, 0)
                .containsEntry(STOPPING, 0);
        assertThat(summary.bots()).isEqualTo(3);
        assertThat(summary.scheduled()).isEqualTo(4);
    }

    @Test
    void aBotThatHasEndedIsNeitherOutNorDoesItUseAnything() {
        var summary =
                Summary.of(List.of(bot(1, ACTIVE, new Use(0.5, 310)), bot(2, COMPLETED, new Use(9, 9))), 0, List.of());
        assertThat(summary.bots()).isEqualTo(1);
        assertThat(summary.use()).isEqualTo(new Use(0.5, 310));
    }

    @Test
    void theEndsAreSummedUp() {
        var endings = List.of(
                new Ending(COMPLETED, "left_alone", 3, new Cost(30, 1.5)),
                new Ending(FAILED, "page_lost", 1, new Cost(2, 0.25)));
        var summary = Summary.of(List.of(), 0, endings);
        assertThat(summary.ended()).isEqualTo(4);
        assertThat(summary.endedCost()).isEqualTo(new Cost(32, 1.75));
    }
}
