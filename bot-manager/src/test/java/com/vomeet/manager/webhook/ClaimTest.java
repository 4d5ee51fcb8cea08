package com.vomeet.manager.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.contract.Json;
import com.vomeet.manager.account.AccountId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ClaimTest {
    private static final Reply SILENCE = new Reply.Unanswered("no connection");

    private static Attempt attempt(Reply reply) {
        return Attempt.of(reply, Instant.EPOCH, 1);
    }

    private static Attempt attempt(int status) {
        return attempt(new Reply.Answered(status, "said"));
    }

    /** With what was answered before, the newest last. */
    private static Claim after(int... statuses) {
        return claim(IntStream.of(statuses).mapToObj(ClaimTest::attempt).toList());
    }

    private static Claim claim(List<Attempt> latest) {
        var told = new Told(
                new UUID(0, 1), "bot.active", new AccountId(1), null, 1, Json.MAPPER.createObjectNode(), Instant.EPOCH);
        return new Claim(1, new EndpointId(1), 3, 2, latest, Instant.EPOCH, told, null);
    }

    @Test
    void theThirdRefusalInARowCostsTheTurn() {
        assertThat(after(400, 422).losesTurn(attempt(404))).isTrue();
        assertThat(after(301, 410).losesTurn(attempt(400))).isTrue();
    }

    @Test
    void lessThanThreeDoNot() {
        assertThat(after().losesTurn(attempt(404))).isFalse();
        assertThat(after(404).losesTurn(attempt(404))).isFalse();
    }

    @Test
    void anyOtherAnswerAmongThemBeginsTheRowAnew() {
        for (var other : new int[] {204, 408, 429, 500, 503}) {
            assertThat(after(other, 404).losesTurn(attempt(404)))
                    .as("first %s", other)
                    .isFalse();
            assertThat(after(404, other).losesTurn(attempt(404)))
                    .as("then %s", other)
                    .isFalse();
            assertThat(after(404, 404).losesTurn(attempt(other)))
                    .as("at last %s", other)
                    .isFalse();
        }
    }

    @Test
    void silenceIsNoRefusal() {
        assertThat(claim(List.of(attempt(404), attempt(SILENCE))).losesTurn(attempt(404)))
                .isFalse();
        assertThat(after(404, 404).losesTurn(attempt(SILENCE))).isFalse();
    }
}
