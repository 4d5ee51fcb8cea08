package com.vomeet.manager.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.manager.webhook.Reply.Answered;
import com.vomeet.manager.webhook.Reply.Meaning;
import com.vomeet.manager.webhook.Reply.Unanswered;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ReplyTest {
    private static final Instant AT = Instant.parse("2026-11-23T10:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "199, REFUSED",
        "200, TAKEN",
        "204, TAKEN",
        "299, TAKEN",
        "301, REFUSED",
        "400, REFUSED",
        "404, REFUSED",
        "408, TROUBLE",
        "410, REFUSED",
        "429, TROUBLE",
        "500, TROUBLE",
        "503, TROUBLE",
    })
    void aStatusSaysWhetherItWasTakenAndWhetherTheReceiverIsInTrouble(int status, Meaning meaning) {
        assertThat(Meaning.of(status)).isEqualTo(meaning);
        assertThat(Attempt.of(new Answered(status, ""), AT, 1).meaning()).isEqualTo(meaning);
    }

    @Test
    void whoDoesNotAnswerIsInTrouble() {
        assertThat(Attempt.of(new Unanswered("no connection"), AT, 1).meaning()).isEqualTo(Meaning.TROUBLE);
    }

    @Test
    void theLogHasEitherAStatusOrTheReasonWhyThereIsNone() {
        assertThat(Attempt.of(new Answered(500, "no room"), AT, 12))
                .isEqualTo(new Attempt("2026-11-23T10:00:00", 500, null, "no room", 12));
        assertThat(Attempt.of(new Unanswered("no connection"), AT, 3))
                .isEqualTo(new Attempt("2026-11-23T10:00:00", null, "no connection", null, 3));
    }
}
