package com.vomeet.manager.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class ExcerptTest {
    @Test
    void anAnswerBecomesALineOfPlainText() {
        assertThat(Excerpt.shown("")).isEmpty();
        assertThat(Excerpt.shown(" ok ")).isEqualTo("ok");
        assertThat(Excerpt.shown("a\r\n\tb")).isEqualTo("a b");
        assertThat(Excerpt.shown("a\u0000b")).isEqualTo("a b");
        assertThat(Excerpt.shown("\u001b[31mred")).isEqualTo("[31mred");
    }

    @Test
    void aLongAnswerIsCutBetweenTwoSigns() {
        var signs = "\ud83d\ude00".repeat(Excerpt.MOST_SHOWN + 1);
        assertThat(Excerpt.shown(signs)).isEqualTo("\ud83d\ude00".repeat(Excerpt.MOST_SHOWN) + "…");
    }

    @Test
    void whatIsNoTextIsShownAsFarAsItCanBe() throws IOException {
        var bytes = "na\u00efve".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(Excerpt.of(new ByteArrayInputStream(bytes))).isEqualTo("na\ufffdve");
    }

    @Test
    void noMoreIsReadThanNeeded() throws IOException {
        var answer = new ByteArrayInputStream(new byte[100_000]);
        assertThat(Excerpt.of(answer)).isEmpty();
        assertThat(answer.available()).isEqualTo(100_000 - Excerpt.MOST_BYTES);
    }
}
