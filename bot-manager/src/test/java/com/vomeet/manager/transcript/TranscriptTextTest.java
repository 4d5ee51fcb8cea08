package com.vomeet.manager.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class TranscriptTextTest {
    private static LiveSegment segment(int second, @Nullable String speaker, String text) {
        return new LiveSegment(
                "a",
                second + 1,
                second,
                second + 1,
                text,
                true,
                "en",
                speaker,
                null,
                null,
                Entries.START.plusSeconds(second),
                Entries.START.plusSeconds(second + 1),
                Entries.START,
                1);
    }

    private static final List<LiveSegment> TALK = List.of(
            segment(0, "Ada", " Good morning."),
            segment(2, "Ada", "Shall we?"),
            segment(65, null, "Yes."),
            segment(3700, "*Bob*", "<b>[x](http://y)</b>\n# no"));

    @Test
    void plainTextHasALineForEachTurn() {
        assertThat(TranscriptText.plain(TALK)).isEqualTo("""
                [00:00:00] Ada: Good morning. Shall we?
                [00:01:05] Unknown speaker: Yes.
                [01:01:40] *Bob*: <b>[x](http://y)</b>
                # no
                """);
    }

    @Test
    void nothingThatIsSaidBecomesMarkdown() {
        assertThat(TranscriptText.markdown("google_meet abc", TALK)).isEqualTo("""
                # google\\_meet abc

                **Ada** 00:00:00

                Good morning\\. Shall we?

                **Unknown speaker** 00:01:05

                Yes\\.

                **\\*Bob\\*** 01:01:40

                \\<b\\>\\[x\\]\\(http://y\\)\\</b\\> \\# no
                """);
    }

    @Test
    void nothingSaidIsNothing() {
        assertThat(TranscriptText.plain(List.of())).isEmpty();
        assertThat(TranscriptText.markdown("t", List.of())).isEqualTo("# t\n");
    }
}
