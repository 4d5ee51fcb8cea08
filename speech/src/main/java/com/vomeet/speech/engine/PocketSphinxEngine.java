package com.vomeet.speech.engine;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * English by PocketSphinx, from Debian's packages {@code libpocketsphinx3} and {@code pocketsphinx-en-us}; demo quality. A session has
 * a decoder of its own (about 90 MB, made in about 0.3 s) and costs about an eighth of a core while somebody speaks, next to nothing
 * in silence.
 */
public final class PocketSphinxEngine implements Engine {
    private static final Path DEBIAN = Path.of("/usr/share/pocketsphinx/model/en-us");

    private final SphinxLibrary library;
    private final List<String> options;

    private PocketSphinxEngine(SphinxLibrary library, SphinxModel model) {
        this.library = library;
        this.options = List.of(
                "-hmm",
                model.acoustic().toString(),
                "-lm",
                model.language().toString(),
                "-dict",
                model.dictionary().toString(),
                // The engine's own detector drops frames it takes for silence, and then the words' times are wrong.
                "-remove_silence",
                "no");
    }

    /** @throws EngineUnavailableException when the library or the model is not installed */
    public static PocketSphinxEngine load() {
        return load(DEBIAN);
    }

    /** @param folder holds {@code en-us} (acoustic model), {@code en-us.lm.bin} and {@code cmudict-en-us.dict} */
    public static PocketSphinxEngine load(Path folder) {
        var model = SphinxModel.in(folder);
        model.check();
        return new PocketSphinxEngine(new SphinxLibrary(), model);
    }

    @Override
    public String name() {
        return "pocketsphinx";
    }

    @Override
    public String language() {
        return "en";
    }

    @Override
    public EngineSession open(Consumer<Recognised> results) {
        return new UtteranceSession(SphinxDecoder.create(library, options), results);
    }

    /** Nothing is shared by the sessions but code. */
    @Override
    public void close() {}
}
