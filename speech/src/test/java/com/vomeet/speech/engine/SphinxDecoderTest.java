package com.vomeet.speech.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SphinxDecoderTest {
    @ParameterizedTest
    @CsvSource({"hello, hello", "the(2), the", "you're, you're"})
    void theMarkOfAVariantIsDropped(String word, String plain) {
        assertThat(SphinxDecoder.plain(word)).isEqualTo(plain);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<s>", "</s>", "<sil>", "[NOISE]", "[COUGH]", "++UM++"})
    void silenceAndNoiseAreNoWords(String filler) {
        assertThat(SphinxDecoder.plain(filler)).isEmpty();
    }

    @Test
    void aMissingModelSaysWhatToInstall(@TempDir Path empty) {
        assertThatThrownBy(() -> PocketSphinxEngine.load(empty))
                .isInstanceOf(EngineUnavailableException.class)
                .hasMessageContaining(empty.resolve("en-us").toString())
                .hasMessageContaining("apt-get install libpocketsphinx3 pocketsphinx-en-us");
    }

    @Test
    void aMissingLibrarySaysWhatToInstall() {
        assertThatThrownBy(() -> NativeFunction.library("libnotthere.so.0"))
                .isInstanceOf(EngineUnavailableException.class)
                .hasMessage("the library libnotthere.so.0 is not there: " + SphinxModel.INSTALL);
    }
}
