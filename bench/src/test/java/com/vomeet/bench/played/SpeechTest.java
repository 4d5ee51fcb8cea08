package com.vomeet.bench.played;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.bot.speakers.Speakers;
import com.vomeet.bot.transcript.Scribe;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

final class SpeechTest {
    @Test
    void eachFifthSecondFinishesASentenceAndNoTwoAreTheSame() {
        var scribe = new Scribe(new Speakers(), null, InstantSource.system(), (_, _) -> {});
        scribe.began(0);
        var speech = new Speech("Meeting 7", scribe, Speech.SECONDS_A_SENTENCE);
        for (var second = 1; second <= 12; second++) {
            speech.goOn(second * 1_000L);
        }
        assertThat(speech.seconds()).isEqualTo(12);
        assertThat(speech.texts()).hasSize(3).doesNotHaveDuplicates();
        assertThat(speech.texts().get(1))
                .startsWith("Meeting-7-sentence-2 word1")
                .endsWith("word14");
        assertThat(speech.texts().getLast()).endsWith("word5");
    }
}
