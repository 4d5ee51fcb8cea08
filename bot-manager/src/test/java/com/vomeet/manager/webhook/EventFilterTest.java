package com.vomeet.manager.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class EventFilterTest {
    @ParameterizedTest
    @CsvSource({
        "*, BOT_ACTIVE, bot.active",
        "*, TRANSCRIPT_READY, transcript.ready",
        "bot.*, BOT_FAILED, bot.failed",
        "bot.*, TRANSCRIPT_READY,",
        "transcript.*, TRANSCRIPT_READY, transcript.ready",
        "bot.ended, BOT_ENDED, bot.ended",
        "bot.ended, BOT_FAILED,",
        "meeting.status_change, BOT_STOPPING, meeting.status_change",
        "meeting.status_change, TRANSCRIPT_READY,",
        "bot, BOT_ENDED,",
    })
    void aWordMeansTheseEvents(String word, EventName event, String told) {
        assertThat(new EventFilter(List.of(word)).toldAs(event).orElse(null)).isEqualTo(told);
    }

    @Test
    void whoAsksByBothNamesIsToldOnceByTheEventsOwn() {
        assertThat(new EventFilter(List.of("meeting.status_change", "bot.active")).toldAs(EventName.BOT_ACTIVE))
                .contains("bot.active");
    }

    @Test
    void whatIsSaidAgainIsNotToldAsAChangeOnceMore() {
        var filter = new EventFilter(List.of("meeting.status_change", "bot.failed"));
        assertThat(filter.ownName(EventName.BOT_ENDED)).isEmpty();
        assertThat(filter.ownName(EventName.BOT_FAILED)).contains("bot.failed");
        assertThat(EventFilter.ALL.ownName(EventName.BOT_ENDED)).contains("bot.ended");
    }

    @Test
    void nobodyCanAskForTestCalls() {
        assertThat(EventFilter.known()).doesNotContain("webhook.test").contains("*", "bot.*", "bot.requested");
    }

    @Test
    void itIsStoredAsAList() {
        var filter = new EventFilter(List.of("bot.*", "transcript.ready"));
        assertThat(EventFilter.read(filter.json())).isEqualTo(filter);
    }
}
