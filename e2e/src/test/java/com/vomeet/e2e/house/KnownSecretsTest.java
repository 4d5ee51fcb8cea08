package com.vomeet.e2e.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.vomeet.contract.Secret;
import org.junit.jupiter.api.Test;

/** What is asserted of the logs of containers and pods can fail. */
final class KnownSecretsTest {
    private static final String KEY = "JmBwXo3VtEq9kzLr0uYd";
    private static final String TOKEN = "eyJhbGciOiJIUzI1NiJ9.e30.c2lnbmVk";
    private static final String CALLBACK = "0123456789abcdef0123456789abcdef";
    private static final String PASSWORD = "5f6e7d8c9b0a5f6e7d8c9b0a";
    private static final String CONFIG = """
            {"meeting_id": 7, "platform": "google_meet", "meetingUrl": "https://meet.google.com/abc-defg-hij",
             "botName": "Scribe", "token": "%s", "nativeMeetingId": "abc-defg-hij", "connectionId": "connection",
             "redisUrl": "redis://vomeet-bot:%s@redis:6379/0", "callbackSecret": "%s"}
            """.formatted(TOKEN, PASSWORD, CALLBACK);

    private final KnownSecrets known = new KnownSecrets();

    @Test
    void aSecretThatIsLoggedIsFoundAndNotQuoted() {
        known.add("API key", Secret.of(KEY + "\n"));
        known.add("signing key", Secret.of(CALLBACK));
        assertThat(known.in("INFO starts\nDEBUG X-API-Key: " + KEY + "\n")).containsExactly("API key");
    }

    @Test
    void whatIsMaskedIsNotFound() {
        known.add("API key", Secret.of(KEY));
        assertThat(known.in("INFO asked by key JmBwXo3V\nINFO the key is ***\n"))
                .isEmpty();
    }

    @Test
    void eachSecretThatABotWasToldIsFoundByItself() {
        known.addBot("bot", CONFIG);
        assertThat(known.in("{\"message\":\"sent " + TOKEN + "\"}")).containsExactly("bot's meeting token");
        assertThat(known.in("signs with " + CALLBACK)).containsExactly("bot's callback secret");
        assertThat(known.in("AUTH vomeet-bot " + PASSWORD)).containsExactly("bot's password in Redis");
        assertThat(known.in("abc-defg-hij redis://redis:6379/0 vomeet-bot")).isEmpty();
    }

    /** A test that looks for less than it thinks would show nothing. */
    @Test
    void aBotThatWasToldLessIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> known.addBot("bot", CONFIG.replace("callbackSecret", "other")))
                .withMessageContaining("less");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> known.addBot("bot", "{}"))
                .withMessageContaining("nonsense");
    }

    @Test
    void whatIsTooShortToBeLookedForIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> known.add("password", Secret.of("  \n")))
                .withMessageContaining("password");
    }
}
