package com.vomeet.speech.wer;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;

/** Human speech with its text: prompts of a telephone exchange from the packages asterisk-core-sounds-en and -g722. */
public final class RecordedPrompts {
    private static final Path SOUNDS = Path.of("/usr/share/asterisk/sounds/en_US_f_Allison");
    private static final Path TEXTS = Path.of("/usr/share/doc/asterisk-core-sounds-en/core-sounds-en.txt.gz");

    private RecordedPrompts() {}

    /** Names of prompts that are spoken clearly, the clearest first. */
    public static List<String> clear() {
        try (var names = Objects.requireNonNull(RecordedPrompts.class.getResourceAsStream("/clear-prompts.txt"))) {
            return new String(names.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static List<DirectRecognition.Said> said(List<String> names, Duration pause) {
        return names.stream()
                .map(name -> new DirectRecognition.Said(samples(name), text(name), pause))
                .toList();
    }

    private static String text(String name) {
        try (var lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(TEXTS)), StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> line.startsWith(name + ": "))
                    .map(line -> line.substring(name.length() + 2))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("no text for prompt " + name));
        } catch (IOException e) {
            throw new UncheckedIOException("asterisk-core-sounds-en is needed", e);
        }
    }

    private static short[] samples(String name) {
        var file = SOUNDS.resolve(name + ".g722").toString();
        try {
            var ffmpeg = new ProcessBuilder(
                            "ffmpeg",
                            "-nostdin",
                            "-v",
                            "error",
                            "-f",
                            "g722",
                            "-i",
                            file,
                            "-ar",
                            "16000",
                            "-ac",
                            "1",
                            "-f",
                            "s16le",
                            "-")
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            var bytes = ffmpeg.getInputStream().readAllBytes();
            var samples = new short[bytes.length / Short.BYTES];
            ByteBuffer.wrap(bytes)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asShortBuffer()
                    .get(samples);
            if (samples.length == 0) {
                throw new IllegalStateException("no sound in " + file + ": asterisk-core-sounds-en-g722 is needed");
            }
            return samples;
        } catch (IOException e) {
            throw new UncheckedIOException("ffmpeg is needed", e);
        }
    }
}
