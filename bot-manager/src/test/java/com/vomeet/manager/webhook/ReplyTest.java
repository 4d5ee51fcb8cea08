package com.vomeet.manager.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.manager.webhook.Reply.Answered;
import com.vomeet.manager.webhook.Reply.Unanswered;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ReplyTest {
    private static final Instant AT = Instant.parse("2026-11-23T10:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "199, false, false",
        "200, true, false",
        "204, true, false",
        "299, true, false",
        "301, false, false",
        "400, false, false",
        "404, false, false",
        "408, false, true",
        "410, false, false",
        "429, false, true",
        "500, false, true",
        "503, false, true",
    })
    void aStatusSaysWhetherItWasTakenAndWhetherTheReceiverIsInTrouble(int status, boolean good, boolean trouble) {
        var answer = new Answered(status, "");
        assertThat(answer.isGood()).isEqualTo(good);
        assertThat(answer.isTrouble()).isEqualTo(trouble);
    }

    @Test
    void theLogHasEitherAStatusOrTheReasonWhyThereIsNone() {
        assertThat(Attempt.of(new Answered(500, "no room"), AT, 12))
                .isEqualTo(new Attempt("2026-11-23T10:00:00", 500, null, "no room", 12));
        assertThat(Attempt.of(new Unanswered("no connection"), AT, 3))
                .isEqualTo(new Attempt("2026-11-23T10:00:00", null, "no connection", null, 3));
    }
}
