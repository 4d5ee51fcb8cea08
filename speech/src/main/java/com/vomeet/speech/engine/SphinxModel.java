package com.vomeet.speech.engine;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The files of a model: acoustic model (a folder), language model, dictionary. */
record SphinxModel(Path acoustic, Path language, Path dictionary) {
    static final String INSTALL = "apt-get install libpocketsphinx3 pocketsphinx-en-us (or ./vomeet doctor --fix)";

    static SphinxModel in(Path folder) {
        return new SphinxModel(
                folder.resolve("en-us"), folder.resolve("en-us.lm.bin"), folder.resolve("cmudict-en-us.dict"));
    }

    /** @throws EngineUnavailableException when a file is missing */
    void check() {
        for (var file : List.of(acoustic.resolve("mdef"), language, dictionary)) {
            if (!Files.isReadable(file)) {
                throw new EngineUnavailableException(
                        "PocketSphinx's English model is not there (" + file + "): " + INSTALL);
            }
        }
    }
}
