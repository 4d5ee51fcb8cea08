package com.vomeet.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThatCode;

import com.vomeet.lab.scenario.Line;
import com.vomeet.lab.voice.PromptCatalogue;
import java.io.IOException;
import org.junit.jupiter.api.Test;

final class WerBenchTest {
    @Test
    void noPromptIsReadTwice() throws IOException {
        assertThat(WerBench.prompts()).isNotEmpty().doesNotHaveDuplicates();
    }

    @Test
    void aPromptIsANameAndNothingElse() throws IOException {
        assertThat(WerBench.prompts()).allMatch(prompt -> prompt.matches("[a-z0-9]+([-_/][a-z0-9]+)*"));
    }

    @Test
    void onePersonReadsThemAllOnceInTheirOrder() throws IOException {
        var scenario = WerBench.scenario();
        var script = scenario.script();
        assertThat(script.loop()).isFalse();
        assertThat(script.lines()).extracting(Line::says).containsExactlyElementsOf(WerBench.prompts());
        assertThat(script.lines())
                .extracting(Line::who)
                .containsOnly(scenario.people().getFirst().name());
        assertThat(script.lines()).allSatisfy(line -> assertThat(line.gap()).isPositive());
    }

    @Test
    void theirTextsAreThereAndHaveSevenHundredWords() throws IOException {
        assumeThatCode(PromptCatalogue::installed).doesNotThrowAnyException();
        var catalogue = PromptCatalogue.installed();
        assertThat(WerBench.prompts())
                .allSatisfy(name -> assertThat(catalogue.find(name)).isPresent());
        var words = WerBench.prompts().stream()
                .flatMap(name -> catalogue.find(name).stream())
                .mapToInt(prompt -> prompt.words().size())
                .sum();
        assertThat(words).isGreaterThanOrEqualTo(700);
    }
}
