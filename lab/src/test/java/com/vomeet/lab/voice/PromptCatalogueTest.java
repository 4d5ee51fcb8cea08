package com.vomeet.lab.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PromptCatalogueTest {
    private static final String TEXTS = """
            ; Sounds
            vm-sorry: I'm sorry,  I did not understand.
            letters/at: at [@]
            beep: [a beep]
            join: <ascending> Welcome (softly).
            nothing: There is no sound of this.
            """;

    @TempDir
    Path folder;

    private Path sounds;
    private Path texts;

    @BeforeEach
    void layOut() throws IOException {
        sounds = Files.createDirectory(folder.resolve("sounds"));
        Files.createDirectory(sounds.resolve("letters"));
        for (var name : List.of("vm-sorry", "letters/at", "beep", "join", "untold")) {
            Files.writeString(sounds.resolve(name + ".g722"), "sound");
        }
        Files.writeString(folder.resolve("secret.g722"), "sound");
        texts = folder.resolve("texts.txt");
        Files.writeString(texts, TEXTS);
    }

    @Test
    void aPromptHasItsSoundAndItsText() {
        assertThat(catalogue().find("vm-sorry"))
                .contains(new Prompt("vm-sorry", sounds.resolve("vm-sorry.g722"), "I'm sorry, I did not understand."));
    }

    @Test
    void remarksAreNotSpoken() {
        assertThat(catalogue().find("letters/at")).map(Prompt::text).contains("at");
        assertThat(catalogue().find("beep")).map(Prompt::text).contains("");
        assertThat(catalogue().find("join")).map(Prompt::text).contains("Welcome .");
    }

    @Test
    void whatLacksSoundOrTextIsNotFound() {
        assertThat(catalogue().find("nothing")).isEmpty();
        assertThat(catalogue().find("untold")).isEmpty();
        assertThat(catalogue().find("../secret")).isEmpty();
    }

    @Test
    void packedTextsAreRead() throws IOException {
        var packed = folder.resolve("texts.txt.gz");
        try (var out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            out.write(Files.readAllBytes(texts));
        }
        var catalogue = PromptCatalogue.in(List.of(folder.resolve("elsewhere"), sounds), List.of(packed));
        assertThat(catalogue.find("letters/at")).isPresent();
    }

    @Test
    void missingSoundsSayWhatToInstall() {
        assertThatThrownBy(() -> PromptCatalogue.in(List.of(folder), List.of(texts)))
                .isInstanceOf(MissingPackageException.class)
                .hasMessageContaining("apt-get install asterisk-core-sounds-en-g722");
    }

    @Test
    void missingTextsSayWhatToInstall() {
        assertThatThrownBy(() -> PromptCatalogue.in(List.of(sounds), List.of(folder.resolve("none.txt"))))
                .isInstanceOf(MissingPackageException.class)
                .hasMessageContaining("none.txt")
                .hasMessageEndingWith("apt-get install asterisk-core-sounds-en (or ./vomeet doctor --fix)");
    }

    private PromptCatalogue catalogue() {
        return PromptCatalogue.in(List.of(sounds), List.of(texts));
    }
}
