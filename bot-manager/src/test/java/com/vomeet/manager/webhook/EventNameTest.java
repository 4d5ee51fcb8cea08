package com.vomeet.manager.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.contract.MeetingStatus;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class EventNameTest {
    @ParameterizedTest
    @CsvSource({
        "REQUESTED, bot.requested",
        "JOINING, bot.joining",
        "AWAITING_ADMISSION, bot.awaiting_admission",
        "ACTIVE, bot.active",
        "STOPPING, bot.stopping",
        "COMPLETED, bot.ended",
        "FAILED, bot.failed",
        "ERROR, bot.failed",
    })
    void eachStatusHasTheNameThatReceiversKnow(MeetingStatus status, String name) {
        assertThat(EventName.of(status).wire()).isEqualTo(name);
    }

    @Test
    void aNameIsFoundByItsWord() {
        assertThat(Arrays.stream(EventName.values()).map(EventName::wire).map(EventName::find))
                .allSatisfy(found -> assertThat(found).isPresent());
        assertThat(EventName.find("bot.gone")).isEmpty();
    }
}
