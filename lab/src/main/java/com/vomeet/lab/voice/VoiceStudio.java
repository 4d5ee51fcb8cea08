package com.vomeet.lab.voice;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Makes the three files of a voice with ffmpeg and flite. */
final class VoiceStudio {
    static final String OPUS = "speech.opus";
    static final String REFERENCE = "reference.s16";
    static final String DECODED = "decoded.s16";
    private static final String SPOKEN = "spoken.wav";
    /** 20 ms packets with in-band error correction (RFC 6716 section 2.1.7), which the encoder adds when it expects loss. */
    private static final List<String> ENCODE = List.of(
            "-ac",
            "1",
            "-ar",
            "48000",
            "-c:a",
            "libopus",
            "-b:a",
            "32k",
            "-application",
            "voip",
            "-frame_duration",
            "20",
            "-fec",
            "1",
            "-packet_loss",
            "5",
            "-map_metadata",
            "-1",
            "-fflags",
            "+bitexact",
            "-flags:a",
            "+bitexact");

    private static final List<String> RAW = List.of("-ac", "1", "-ar", "" + Pcm.RATE, "-f", "s16le");
    private static final List<String> READ_RAW = List.of("-f", "s16le", "-ar", "" + Pcm.RATE, "-ac", "1");
    private static final List<String> G722 = List.of("-f", "g722");
    /** Played slower, then brought back to the rate. */
    private static final List<String> LOWER = List.of("-af", "asetrate=14080,aresample=" + Pcm.RATE);

    private final Tool ffmpeg;

    VoiceStudio(Tool ffmpeg) {
        this.ffmpeg = ffmpeg;
    }

    void record(Prompt prompt, Timbre timbre, Path folder) throws IOException {
        var reference = folder.resolve(REFERENCE);
        switch (timbre) {
            case AS_RECORDED -> convert(G722, prompt.sound(), RAW, reference);
            case LOWERED -> convert(G722, prompt.sound(), both(LOWER, RAW), reference);
            case SLT -> convert(List.of(), speak(prompt.text(), folder.resolve(SPOKEN)), RAW, reference);
        }
        encode(folder);
    }

    /** From the reference, so that levels, words and samples speak of the same sound. */
    private void encode(Path folder) throws IOException {
        convert(READ_RAW, folder.resolve(REFERENCE), ENCODE, folder.resolve(OPUS));
        convert(List.of(), folder.resolve(OPUS), RAW, folder.resolve(DECODED));
    }

    private Path speak(String text, Path file) throws IOException {
        flite().run(List.of("-voice", "slt", "-t", text, "-o", file.toString()));
        return file;
    }

    private void convert(List<String> input, Path from, List<String> output, Path to) throws IOException {
        var arguments = new ArrayList<>(List.of("-nostdin", "-loglevel", "error", "-y"));
        arguments.addAll(input);
        arguments.addAll(List.of("-i", from.toString()));
        arguments.addAll(output);
        arguments.add(to.toString());
        ffmpeg.run(arguments);
    }

    /** All that decides what a voice sounds like, besides the prompt itself. */
    String recipe(Timbre timbre) throws IOException {
        var tools = ffmpeg.identity() + (timbre == Timbre.SLT ? flite().identity() : "");
        return String.join("\n", timbre.name(), tools, ENCODE.toString(), RAW.toString(), LOWER.toString());
    }

    private static Tool flite() {
        return Tool.find("flite", "flite");
    }

    private static List<String> both(List<String> first, List<String> second) {
        var all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }
}
