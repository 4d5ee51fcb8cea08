package com.vomeet.manager.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vomeet.manager.Rows;
import com.vomeet.manager.meeting.Beside;
import com.vomeet.manager.meeting.Meeting;
import com.vomeet.manager.meeting.RequestOutcome;
import java.time.Duration;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class IdempotencyKeysIT {
    private final Rows rows = new Rows();
    private final IdempotencyKeys keys = new IdempotencyKeys(rows.clock);

    @AfterEach
    void close() {
        rows.close();
    }

    private RequestOutcome request(String word, String code) {
        var key = IdempotencyKey.of(rows.account, word, code);
        return rows.requests.request(rows.wish(rows.account, code), keys.beside(key, this::answer));
    }

    private String answer(Meeting meeting) {
        return "{\"id\":" + meeting.id() + "}";
    }

    private int kept() {
        return rows.database
                .jdbi()
                .withHandle(handle -> handle.createQuery("select count(*) from idempotency_keys")
                        .mapTo(Integer.class)
                        .one());
    }

    @Test
    void anAnswerIsKeptForADay() {
        var first = (RequestOutcome.Accepted) request("one", "abc-defg-hij");
        var same =
                new RequestOutcome.AnsweredBefore("{\"id\":" + first.meeting().id() + "}");
        rows.clock.advance(Duration.ofHours(24).minusSeconds(1));
        assertThat(request("one", "abc-defg-hij")).isEqualTo(same);
        assertThat(request("one", "abc-defg-hik")).isEqualTo(new RequestOutcome.KeyOfAnother());
        rows.clock.advance(Duration.ofSeconds(1));
        assertThat(request("one", "abc-defg-hij")).isInstanceOf(RequestOutcome.LiveAlready.class);
        assertThat(request("one", "abc-defg-hik")).isInstanceOf(RequestOutcome.Accepted.class);
        assertThat(kept()).isEqualTo(1);
    }

    /** Retention takes them away, and no request has to wait for that. */
    @Test
    void oldKeysAreNotTakenAwayByNewOnes() {
        for (int i = 0; i < 3; i++) {
            request("key-" + i, "abc-defg-hi" + (char) ('a' + i));
        }
        rows.clock.advance(Duration.ofHours(25));
        assertThat(request("new", "abd-defg-hij")).isInstanceOf(RequestOutcome.Accepted.class);
        assertThat(kept()).isEqualTo(4);
    }

    @Test
    void anOldKeyThatIsStillThereIsTakenForANewRequest() {
        var first = (RequestOutcome.Accepted) request("one", "abc-defg-hij");
        rows.clock.advance(Duration.ofHours(25));
        var second = (RequestOutcome.Accepted) request("one", "abd-defg-hij");
        assertThat(second.meeting().id()).isNotEqualTo(first.meeting().id());
        assertThat(kept()).isEqualTo(1);
        assertThat(request("one", "abd-defg-hij"))
                .isEqualTo(new RequestOutcome.AnsweredBefore(answer(second.meeting())));
    }

    @Test
    void rowKeyAndAnswerAreThereTogetherOrNotAtAll() {
        var key = IdempotencyKey.of(rows.account, "one", "abc-defg-hij");
        var kept = keys.beside(key, this::answer);
        var killed = new Beside() {
            @Override
            public Optional<RequestOutcome> before(Handle handle) {
                return kept.before(handle);
            }

            @Override
            public void accepted(Handle handle, Meeting meeting) {
                kept.accepted(handle, meeting);
                throw new IllegalStateException("killed");
            }
        };
        var wish = rows.wish(rows.account, "abc-defg-hij");
        assertThatThrownBy(() -> rows.requests.request(wish, killed)).hasMessage("killed");
        assertThat(kept()).isZero();
        assertThat(rows.meetings.allLive()).isEmpty();
        assertThat(rows.requests.request(wish, kept)).isInstanceOf(RequestOutcome.Accepted.class);
    }

    @Test
    void anAnswerGoesWithItsMeeting() {
        var first = (RequestOutcome.Accepted) request("one", "abc-defg-hij");
        rows.database
                .jdbi()
                .useHandle(handle -> handle.execute(
                        "delete from meetings where id = ?",
                        first.meeting().id().value()));
        assertThat(kept()).isZero();
    }
}
