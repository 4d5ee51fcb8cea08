package com.vomeet.manager.bot;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.contract.EndReason;
import com.vomeet.contract.Json;
import com.vomeet.contract.Platform;
import com.vomeet.contract.Secret;
import com.vomeet.manager.Samples;
import com.vomeet.manager.TestClock;
import com.vomeet.manager.account.AccountId;
import com.vomeet.manager.bot.MeetingTokens.Verdict;
import com.vomeet.manager.meeting.MeetingId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.Test;

final class MeetingTokensTest {
    private static final Secret KEY = Secret.of("0123456789abcdef0123456789abcdef");
    private final TestClock clock = new TestClock();
    private final MeetingTokens tokens = new MeetingTokens(KEY);

    @Test
    void aTokenSaysWhatItsMeetingIs() {
        var meeting = Samples.meeting(clock.instant());
        assertThat(tokens.verify(tokens.issue(meeting).reveal(), clock.instant()))
                .isEqualTo(new Verdict.Verified(new MeetingClaims(
                        new MeetingId(5),
                        new AccountId(3),
                        Platform.GOOGLE_MEET,
                        "abc-defg-hij",
                        "connection-5",
                        clock.instant(),
                        meeting.times().endBy().plus(Duration.ofMinutes(15)))));
    }

    @Test
    void itsFormIsTheOneThatReadersKnow() {
        var parts = tokens.issue(Samples.meeting(clock.instant())).reveal().split("\\.", -1);
        assertThat(parts).hasSize(3);
        assertThat(text(parts[0])).isEqualTo("{\"alg\":\"HS256\",\"typ\":\"JWT\"}");
        var claims = Json.MAPPER.readTree(text(parts[1]));
        assertThat(claims.propertyNames())
                .containsExactly(
                        "meeting_id",
                        "user_id",
                        "platform",
                        "native_meeting_id",
                        "scope",
                        "iss",
                        "aud",
                        "iat",
                        "exp",
                        "jti");
        assertThat(claims.get("scope").asString()).isEqualTo("transcribe:write");
        assertThat(claims.get("iss").asString()).isEqualTo("bot-manager");
        assertThat(claims.get("aud").asString()).isEqualTo("transcription-collector");
    }

    @Test
    void madeTwiceItHasTheSameBytes() {
        var meeting = Samples.meeting(clock.instant());
        var first = tokens.issue(meeting);
        clock.advance(Duration.ofMinutes(1));
        assertThat(new MeetingTokens(KEY).issue(meeting)).isEqualTo(first);
    }

    @Test
    void itLastsUntilAQuarterOfAnHourAfterTheBotsTime() {
        var meeting = Samples.meeting(clock.instant());
        var token = tokens.issue(meeting).reveal();
        clock.to(meeting.times().endBy().plus(Duration.ofMinutes(15)).minusSeconds(1));
        assertThat(tokens.verify(token, clock.instant())).isInstanceOf(Verdict.Verified.class);
        clock.advance(Duration.ofSeconds(1));
        assertThat(tokens.verify(token, clock.instant())).isEqualTo(new Verdict.Refused("expired"));
    }

    @Test
    void aTokenOfAnotherKeyIsRefused() {
        var other = new MeetingTokens(Secret.of("another-key-another-key-another-key"));
        assertThat(tokens.verify(other.issue(Samples.meeting(clock.instant())).reveal(), clock.instant()))
                .isEqualTo(new Verdict.Refused("the signature does not hold"));
    }

    @Test
    void changedClaimsAreRefused() {
        var parts = tokens.issue(Samples.meeting(clock.instant())).reveal().split("\\.", -1);
        var claims = text(parts[1]).replace("\"meeting_id\":5", "\"meeting_id\":6");
        var changed = Base64.getUrlEncoder().withoutPadding().encodeToString(claims.getBytes(StandardCharsets.UTF_8));
        assertThat(tokens.verify(parts[0] + "." + changed + "." + parts[2], clock.instant()))
                .isEqualTo(new Verdict.Refused("the signature does not hold"));
    }

    @Test
    void whatIsNoTokenIsRefused() {
        var none = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString("{\"alg\":\"none\"}".getBytes(StandardCharsets.UTF_8));
        for (var text : new String[] {"", "a.b", "a.b.c", "a.b.c.d", none + ".e30.", "..", EndReason.STOPPED.wire()}) {
            assertThat(tokens.verify(text, clock.instant())).as(text).isInstanceOf(Verdict.Refused.class);
        }
    }

    @Test
    void itOpensItsOwnSessionAsLongAsItWasShownInTime() {
        var meeting = Samples.meeting(clock.instant());
        var token = tokens.issue(meeting);
        var last = meeting.times().endBy().plus(Duration.ofMinutes(15)).minusSeconds(1);
        clock.to(last.plus(Duration.ofDays(3)));
        assertThat(tokens.opened(token, last)).hasValueSatisfying(claims -> {
            assertThat(claims.meeting().value()).isEqualTo(5);
            assertThat(claims.connectionId()).isEqualTo("connection-5");
        });
        assertThat(tokens.opened(token, last.plusSeconds(1))).isEmpty();
    }

    private static String text(String part) {
        return new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
    }

    @Test
    void aTokenOfTheKeyBeforeHoldsAndNewOnesAreOfTheNewKey() {
        var next = Secret.of("the-next-key-the-next-key-the-next-key");
        var meeting = Samples.meeting(clock.instant());
        var changing = new MeetingTokens(next, KEY);
        assertThat(changing.verify(tokens.issue(meeting).reveal(), clock.instant()))
                .isInstanceOf(Verdict.Verified.class);
        var made = changing.issue(meeting);
        assertThat(made).isEqualTo(new MeetingTokens(next).issue(meeting));
        assertThat(changing.verify(made.reveal(), clock.instant())).isInstanceOf(Verdict.Verified.class);
        assertThat(new MeetingTokens(next).verify(tokens.issue(meeting).reveal(), clock.instant()))
                .isInstanceOf(Verdict.Refused.class);
    }
}
