package com.vomeet.speech.engine;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;

/** The functions of PocketSphinx 0.8+5prealpha (libpocketsphinx.so.3, libsphinxbase.so.3) that a decoder needs. */
final class SphinxLibrary {
    private final SymbolLookup base = NativeFunction.library("libsphinxbase.so.3");
    private final SymbolLookup sphinx = NativeFunction.library("libpocketsphinx.so.3");

    final NativeFunction definitions = sphinx("ps_args", ADDRESS);
    final NativeFunction parseOptions = base("cmd_ln_parse_r", ADDRESS, ADDRESS, ADDRESS, JAVA_INT, ADDRESS, JAVA_INT);
    final NativeFunction freeOptions = base("cmd_ln_free_r", JAVA_INT, ADDRESS);
    final NativeFunction create = sphinx("ps_init", ADDRESS, ADDRESS);
    final NativeFunction free = sphinx("ps_free", JAVA_INT, ADDRESS);
    final NativeFunction startStream = sphinx("ps_start_stream", JAVA_INT, ADDRESS);
    final NativeFunction startUtterance = sphinx("ps_start_utt", JAVA_INT, ADDRESS);
    final NativeFunction process = sphinx("ps_process_raw", JAVA_INT, ADDRESS, ADDRESS, JAVA_LONG, JAVA_INT, JAVA_INT);
    final NativeFunction endUtterance = sphinx("ps_end_utt", JAVA_INT, ADDRESS);
    final NativeFunction posterior = sphinx("ps_get_prob", JAVA_INT, ADDRESS);
    final NativeFunction firstWord = sphinx("ps_seg_iter", ADDRESS, ADDRESS);
    final NativeFunction nextWord = sphinx("ps_seg_next", ADDRESS, ADDRESS);
    final NativeFunction wordText = sphinx("ps_seg_word", ADDRESS, ADDRESS);
    final NativeFunction wordProbability = sphinx("ps_seg_prob", JAVA_INT, ADDRESS, ADDRESS, ADDRESS, ADDRESS);
    final NativeFunction logMath = sphinx("ps_get_logmath", ADDRESS, ADDRESS);
    final NativeFunction exponential = base("logmath_exp", JAVA_DOUBLE, ADDRESS, JAVA_INT);
    final NativeFunction wordFrames =
            NativeFunction.find(sphinx, "ps_seg_frames", FunctionDescriptor.ofVoid(ADDRESS, ADDRESS, ADDRESS));

    SphinxLibrary() {
        // It would print pages about itself on the standard error stream.
        NativeFunction.find(base, "err_set_logfp", FunctionDescriptor.ofVoid(ADDRESS))
                .call(MemorySegment.NULL);
    }

    private NativeFunction sphinx(String name, MemoryLayout result, MemoryLayout... arguments) {
        return NativeFunction.find(sphinx, name, FunctionDescriptor.of(result, arguments));
    }

    private NativeFunction base(String name, MemoryLayout result, MemoryLayout... arguments) {
        return NativeFunction.find(base, name, FunctionDescriptor.of(result, arguments));
    }
}
