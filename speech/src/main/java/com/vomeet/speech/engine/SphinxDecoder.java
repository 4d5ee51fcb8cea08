package com.vomeet.speech.engine;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One decoder of PocketSphinx; one thread at a time. It keeps the cepstral mean (what the voice and the line sound like) from utterance
 * to utterance. Before it has heard enough to know it, an utterance is recognised once more with the mean learned from itself: of
 * recorded prompts a fresh decoder gets 21 % of the words wrong, and 14 % so.
 */
final class SphinxDecoder implements Recogniser {
    /** A frame of PocketSphinx is 10 ms. */
    private static final double FRAMES_PER_SECOND = 100;

    private static final int BLOCK = 3200;

    /** 8 s: as many frames as PocketSphinx itself averages over. */
    private static final int ENOUGH_TO_KNOW = 8 * Engine.SAMPLE_RATE;

    private final SphinxLibrary library;
    private final Arena arena = Arena.ofShared();
    private final MemorySegment decoder;
    private final MemorySegment logMath;
    private final MemorySegment block = arena.allocate(ValueLayout.JAVA_SHORT, BLOCK);
    private final MemorySegment frames = arena.allocate(ValueLayout.JAVA_INT, 2);
    private final List<short[]> utterance = new ArrayList<>();
    private int known;

    private SphinxDecoder(SphinxLibrary library, MemorySegment decoder) {
        this.library = library;
        this.decoder = decoder;
        this.logMath = library.logMath.pointer(decoder);
    }

    /** @param options names and values by turns, as on the command line */
    static SphinxDecoder create(SphinxLibrary library, List<String> options) {
        try (var arena = Arena.ofConfined()) {
            var texts = arena.allocate(ValueLayout.ADDRESS, options.size());
            for (var i = 0; i < options.size(); i++) {
                texts.setAtIndex(ValueLayout.ADDRESS, i, arena.allocateFrom(options.get(i)));
            }
            var parsed = library.parseOptions.pointer(
                    MemorySegment.NULL, library.definitions.pointer(), options.size(), texts, 1);
            if (parsed.equals(MemorySegment.NULL)) {
                throw new EngineUnavailableException("PocketSphinx does not take these options: " + options);
            }
            var decoder = library.create.pointer(parsed);
            library.freeOptions.number(parsed);
            if (decoder.equals(MemorySegment.NULL)) {
                throw new EngineUnavailableException("PocketSphinx could not load its model: " + SphinxModel.INSTALL);
            }
            return new SphinxDecoder(library, decoder);
        }
    }

    @Override
    public void start() {
        utterance.clear();
        begin();
    }

    private void begin() {
        // Otherwise the frames of words would be counted from the first utterance on.
        demand(library.startStream.number(decoder), "start a stream");
        demand(library.startUtterance.number(decoder), "start an utterance");
    }

    @Override
    public void feed(short[] samples, int offset, int length) {
        if (known < ENOUGH_TO_KNOW) {
            utterance.add(Arrays.copyOfRange(samples, offset, offset + length));
        }
        process(samples, offset, length);
    }

    private void process(short[] samples, int offset, int length) {
        for (var done = 0; done < length; done += BLOCK) {
            var count = Math.min(BLOCK, length - done);
            MemorySegment.copy(samples, offset + done, block, ValueLayout.JAVA_SHORT, 0, count);
            demand(library.process.number(decoder, block, (long) count, 0, 0), "take audio");
        }
    }

    @Override
    public List<Recognised.Word> interim() {
        return words(false);
    }

    @Override
    public List<Recognised.Word> finish() {
        demand(library.endUtterance.number(decoder), "end an utterance");
        if (known < ENOUGH_TO_KNOW) {
            again();
        }
        library.posterior.number(decoder);
        return words(true);
    }

    private void again() {
        begin();
        for (var piece : utterance) {
            known += piece.length;
            process(piece, 0, piece.length);
        }
        utterance.clear();
        demand(library.endUtterance.number(decoder), "end an utterance");
    }

    private List<Recognised.Word> words(boolean completed) {
        var words = new ArrayList<Recognised.Word>();
        var segment = library.firstWord.pointer(decoder);
        while (!segment.equals(MemorySegment.NULL)) {
            var text = plain(library.wordText.text(segment));
            if (!text.isEmpty()) {
                words.add(word(segment, text, completed));
            }
            segment = library.nextWord.pointer(segment);
        }
        return words;
    }

    private Recognised.Word word(MemorySegment segment, String text, boolean completed) {
        library.wordFrames.call(segment, frames, frames.asSlice(Integer.BYTES));
        var start = frames.getAtIndex(ValueLayout.JAVA_INT, 0) / FRAMES_PER_SECOND;
        // The last frame is inclusive.
        var end = (frames.getAtIndex(ValueLayout.JAVA_INT, 1) + 1) / FRAMES_PER_SECOND;
        var probability = 1.0;
        if (completed) {
            var log =
                    library.wordProbability.number(segment, MemorySegment.NULL, MemorySegment.NULL, MemorySegment.NULL);
            probability = Math.clamp(library.exponential.real(logMath, log), 0, 1);
        }
        return new Recognised.Word(text, start, end, probability);
    }

    /** Without the mark of a variant of pronunciation, {@code the(2)}; empty for silence and noise, {@code <sil>}, {@code [COUGH]}. */
    static String plain(String word) {
        if (word.startsWith("<") || word.startsWith("[") || word.startsWith("+")) {
            return "";
        }
        var variant = word.indexOf('(');
        return variant > 0 ? word.substring(0, variant) : word;
    }

    private static void demand(int result, String what) {
        if (result < 0) {
            throw new IllegalStateException("PocketSphinx could not " + what);
        }
    }

    @Override
    public void close() {
        library.free.number(decoder);
        arena.close();
    }
}
