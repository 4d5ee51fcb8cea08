package com.vomeet.lab.voice;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes voices of prompts, and keeps what was made in a folder: the second time is only reading. Safe for use by many threads. */
public final class VoiceFactory {
    private static final Logger LOG = LoggerFactory.getLogger(VoiceFactory.class);
    /** Part of the key, to be changed with what the files of an entry mean. */
    private static final String FORMAT = "1";

    private final Path cache;
    private final VoiceStudio studio;

    /**
     * @param cache may be shared by processes and may be deleted at any time when none runs
     * @throws MissingPackageException when there is no ffmpeg
     */
    public VoiceFactory(Path cache) {
        this.cache = cache;
        this.studio = new VoiceStudio(Tool.find("ffmpeg", "ffmpeg"));
    }

    /** @throws UncheckedIOException when a program failed or the folder cannot be used; the message says what was tried */
    public Voice voice(Prompt prompt, Timbre timbre) {
        if (prompt.text().isEmpty() && timbre == Timbre.SLT) {
            throw new IllegalArgumentException("prompt " + prompt.name() + " has no text that could be spoken");
        }
        try {
            var entry = cache.resolve(key(prompt, timbre));
            if (!Files.isDirectory(entry)) {
                make(prompt, timbre, entry);
            }
            return loadOrRepair(prompt, timbre, entry);
        } catch (IOException e) {
            throw new UncheckedIOException("no voice " + timbre + " of prompt " + prompt.name() + " in " + cache, e);
        }
    }

    private String key(Prompt prompt, Timbre timbre) throws IOException {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var input : List.of(FORMAT, studio.recipe(timbre), prompt.text())) {
                digest.update(input.getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
            }
            digest.update(Files.readAllBytes(prompt.sound()));
            return HexFormat.of().formatHex(digest.digest(), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JDK has no SHA-256", e);
        }
    }

    /** Under another name first: an entry is whole or is not there. */
    private void make(Prompt prompt, Timbre timbre, Path entry) throws IOException {
        Files.createDirectories(cache);
        var part = Files.createTempDirectory(cache, "part-");
        try {
            studio.record(prompt, timbre, part);
            Files.move(part, entry, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            // Another thread or process may have been quicker, and has made the same.
            if (!Files.isDirectory(entry)) {
                throw e;
            }
        } finally {
            deleteAll(part);
        }
    }

    private static void deleteAll(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (var files = Files.walk(folder)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    /** After a power cut an entry may have its name, but not its content. */
    private Voice loadOrRepair(Prompt prompt, Timbre timbre, Path entry) throws IOException {
        try {
            return load(prompt, entry);
        } catch (IOException | IllegalArgumentException e) {
            LOG.warn("a kept voice is damaged and is made again: {}", entry, e);
            deleteAll(entry);
            make(prompt, timbre, entry);
            return load(prompt, entry);
        }
    }

    private static Voice load(Prompt prompt, Path entry) throws IOException {
        var reference = Pcm.read(entry.resolve(VoiceStudio.REFERENCE));
        var packets = OggPackets.read(Files.readAllBytes(entry.resolve(VoiceStudio.OPUS)));
        var frames = IntStream.range(0, packets.size())
                .mapToObj(i -> new VoiceFrame(packets.get(i), reference.level(i)))
                .toList();
        var span = SpeechSpan.of(frames);
        return new Voice(
                frames,
                reference,
                Pcm.read(entry.resolve(VoiceStudio.DECODED)),
                prompt.text(),
                prompt.words(),
                Voice.FRAME.multipliedBy(span.first()),
                Voice.FRAME.multipliedBy(span.end()));
    }
}
