package com.vomeet.manager.orchestrator.job;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ImageSettingsTest {
    @ParameterizedTest
    @CsvSource({
        "ghcr.io/voltade/vomeet-bot:staging, ghcr.io/voltade/vomeet-bot, :staging",
        "localhost:5000/bot, localhost:5000/bot, ''",
        "localhost:5000/bot:1, localhost:5000/bot, :1",
        "bot@sha256:0a, bot, @sha256:0a",
        "h:1/bot:2@sha256:0a, h:1/bot, :2@sha256:0a"
    })
    void aReferenceHasARepositoryAndAVersion(String reference, String repository, String version) {
        assertThat(ImageName.parse(reference)).isEqualTo(new ImageName(repository, version));
        assertThat(ImageName.parse(reference)).hasToString(reference);
    }

    @ParameterizedTest
    @CsvSource({
        ",, , , usual:latest",
        ",, , own:1, own:1",
        ",, , own, own:latest",
        "chosen,, , own:1, chosen:1",
        ", tag, , own:1, own:tag",
        "chosen, tag, whole:2, own:1, chosen:tag",
        ",, whole:2, own:1, whole:2",
        ", tag, , own@sha256:0a, own:tag"
    })
    void theChosenPartsWin(
            @Nullable String repository,
            @Nullable String tag,
            @Nullable String whole,
            @Nullable String template,
            String image) {
        var settings = new ImageSettings(chosen(repository, "usual"), chosen(tag, "latest"), whole);
        assertThat(settings.over(template)).isEqualTo(image);
    }

    @Test
    void aBlankTemplateIsNone() {
        assertThat(new ImageSettings(Chosen.usually("usual"), Chosen.usually("latest"), null).over(" "))
                .isEqualTo("usual:latest");
    }

    private static Chosen<String> chosen(@Nullable String word, String usual) {
        return word == null ? Chosen.usually(usual) : Chosen.explicitly(word);
    }
}
