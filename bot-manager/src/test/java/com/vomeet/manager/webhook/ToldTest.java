package com.vomeet.manager.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.contract.Json;
import com.vomeet.manager.account.AccountId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ToldTest {
    private static Told told(String name) {
        return new Told(new UUID(0, 1), name, new AccountId(1), null, 1, Json.MAPPER.createObjectNode(), Instant.EPOCH);
    }

    @ParameterizedTest
    @CsvSource({"bot.ended, 30", "meeting.status_change, 30", "transcript.ready, 60", "webhook.test, 10"})
    void aReceiverHasAsLongAsTheFirstVomeetGaveIt(String name, long seconds) {
        assertThat(told(name).limit()).isEqualTo(Duration.ofSeconds(seconds)).isLessThan(Deliveries.LEASE);
    }

    private static String asOneLine(String text) {
        return text.replaceAll("\\s+", " ");
    }

    /** With the limits in the order in which both documents name them. */
    private static String said(String form) {
        return form.formatted(
                told("bot.ended").limit().toSeconds(),
                told("transcript.ready").limit().toSeconds(),
                told("webhook.test").limit().toSeconds());
    }

    @Test
    void theDescriptionSaysHowLong() throws IOException {
        try (var file = Objects.requireNonNull(Told.class.getResourceAsStream("/openapi/openapi.yaml"))) {
            assertThat(asOneLine(new String(file.readAllBytes(), StandardCharsets.UTF_8)))
                    .contains(
                            said(
                                    "Any 2xx within %d seconds means delivered (%d for `transcript.ready`, %d for a test call)"));
        }
    }

    @Test
    void theDocumentSaysHowLong() throws IOException {
        assertThat(asOneLine(Files.readString(Path.of("..", "docs", "api.md"))))
                .contains(
                        said(
                                "An answer has to come within %d s, to `transcript.ready` within %d s, to a test call within %d s."));
    }
}
