package com.vomeet.manager.bot;

import com.vomeet.contract.Json;
import com.vomeet.contract.Platform;
import com.vomeet.contract.Secret;
import com.vomeet.manager.account.AccountId;
import com.vomeet.manager.meeting.Meeting;
import com.vomeet.manager.meeting.MeetingId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Meeting tokens: compact JWS (RFC 7515) with HS256, claims as the first vomeet made them. A token lasts a little longer than its
 * bot may, so that the last text is not refused. Made twice for the same meeting it has the same bytes.
 */
public final class MeetingTokens {
    static final Duration AFTER_DEADLINE = Duration.ofMinutes(15);
    private static final String PURPOSE = "meeting token";
    private static final String HEADER = encode("{\"alg\":\"HS256\",\"typ\":\"JWT\"}");
    private static final String SCOPE = "transcribe:write";
    private static final String ISSUER = "bot-manager";
    private static final String AUDIENCE = "transcription-collector";

    private final Hmac hmac;
    /** All that a token may have been made with, the one that makes new ones first. */
    private final List<Hmac> known;

    public MeetingTokens(Secret signing) {
        this(signing, null);
    }

    /** @param before a key whose tokens still hold: bots that run keep theirs */
    public MeetingTokens(Secret signing, @Nullable Secret before) {
        this.hmac = Hmac.forPurpose(signing, PURPOSE);
        this.known = before == null ? List.of(hmac) : List.of(hmac, Hmac.forPurpose(before, PURPOSE));
    }

    /** What came of looking at a token. */
    public sealed interface Verdict {
        record Verified(MeetingClaims claims) implements Verdict {}

        record Refused(String why) implements Verdict {}
    }

    public Secret issue(Meeting meeting) {
        var claims = Json.MAPPER
                .createObjectNode()
                .put("meeting_id", meeting.id().value())
                .put("user_id", meeting.account().value())
                .put("platform", meeting.platform().wire())
                .put("native_meeting_id", meeting.nativeId() == null ? "" : meeting.nativeId())
                .put("scope", SCOPE)
                .put("iss", ISSUER)
                .put("aud", AUDIENCE)
                .put("iat", meeting.session().startedAt().getEpochSecond())
                .put("exp", meeting.times().endBy().plus(AFTER_DEADLINE).getEpochSecond())
                .put("jti", meeting.session().connectionId());
        var signed = HEADER + "." + encode(Json.write(claims));
        return Secret.of(signed + "." + signature(hmac, signed));
    }

    /** @param at when the token was shown */
    public Verdict verify(String token, Instant at) {
        var parts = token.split("\\.", -1);
        if (parts.length != 3 || !parts[0].equals(HEADER)) {
            return new Verdict.Refused("not a token of this manager");
        }
        var signed = parts[0] + "." + parts[1];
        if (known.stream().noneMatch(key -> holds(key, signed, parts[2]))) {
            return new Verdict.Refused("the signature does not hold");
        }
        try {
            return check(Json.MAPPER.readTree(Base64.getUrlDecoder().decode(parts[1])), at);
        } catch (JacksonException | IllegalArgumentException e) {
            return new Verdict.Refused("the claims cannot be read");
        }
    }

    /** What the token opens; empty when it is not genuine or its time was over then. */
    public Optional<MeetingClaims> opened(Secret token, Instant at) {
        return verify(token.reveal(), at) instanceof Verdict.Verified(var claims)
                ? Optional.of(claims)
                : Optional.empty();
    }

    private Verdict check(JsonNode claims, Instant at) {
        if (!is(claims, "iss", ISSUER) || !is(claims, "aud", AUDIENCE) || !is(claims, "scope", SCOPE)) {
            return new Verdict.Refused("made for something else");
        }
        var expires = Instant.ofEpochSecond(claims.path("exp").longValue());
        if (!at.isBefore(expires)) {
            return new Verdict.Refused("expired");
        }
        return new Verdict.Verified(new MeetingClaims(
                new MeetingId(claims.path("meeting_id").longValue()),
                new AccountId(claims.path("user_id").longValue()),
                Platform.find(claims.path("platform").asString()).orElseThrow(IllegalArgumentException::new),
                claims.path("native_meeting_id").asString(),
                claims.path("jti").asString(),
                Instant.ofEpochSecond(claims.path("iat").longValue()),
                expires));
    }

    private static boolean is(JsonNode claims, String name, String value) {
        return claims.path(name).asString("").equals(value);
    }

    private static boolean holds(Hmac key, String signed, String signature) {
        var expected = signature(key, signed).getBytes(StandardCharsets.US_ASCII);
        return MessageDigest.isEqual(expected, signature.getBytes(StandardCharsets.UTF_8));
    }

    private static String signature(Hmac key, String signed) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key.of(signed));
    }

    private static String encode(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
