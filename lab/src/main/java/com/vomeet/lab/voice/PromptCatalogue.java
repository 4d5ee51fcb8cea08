package com.vomeet.lab.voice;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The prompts of this machine: sounds that have a published text. */
public final class PromptCatalogue {
    private static final String SOUNDS_PACKAGE = "asterisk-core-sounds-en-g722";
    private static final String TEXTS_PACKAGE = "asterisk-core-sounds-en";
    private static final String SUFFIX = ".g722";
    /** Where the packages put their files; the first is the folder, the others are links to it. */
    private static final List<Path> SOUNDS = Stream.of("en_US_f_Allison", "en_US", "en")
            .map(Path.of("/usr/share/asterisk/sounds")::resolve)
            .toList();

    private static final List<Path> TEXTS = Stream.of("core-sounds-en.txt.gz", "core-sounds-en.txt")
            .map(Path.of("/usr/share/doc/asterisk-core-sounds-en")::resolve)
            .toList();

    private final Path sounds;
    private final Map<String, String> texts;

    private PromptCatalogue(Path sounds, Map<String, String> texts) {
        this.sounds = sounds;
        this.texts = texts;
    }

    /**
     * The catalogue of the Debian packages.
     *
     * @throws MissingPackageException when one of them is not installed, or was installed without its documentation
     */
    public static PromptCatalogue installed() {
        return in(SOUNDS, TEXTS);
    }

    static PromptCatalogue in(List<Path> soundFolders, List<Path> textFiles) {
        var sounds = soundFolders.stream()
                .filter(folder -> Files.isRegularFile(folder.resolve("vm-sorry" + SUFFIX)))
                .findFirst()
                .orElseThrow(() -> new MissingPackageException("there are no recorded prompts", SOUNDS_PACKAGE));
        var texts = textFiles.stream()
                .filter(Files::isRegularFile)
                .findFirst()
                .orElseThrow(() -> new MissingPackageException(
                        "the prompts' texts (" + textFiles.getFirst() + ") are missing; "
                                + "if dpkg leaves documentation out here, use --reinstall with path-include for them",
                        TEXTS_PACKAGE));
        try {
            return new PromptCatalogue(sounds, PromptTexts.read(texts));
        } catch (IOException e) {
            throw new UncheckedIOException("the prompts' texts cannot be read: " + texts, e);
        }
    }

    /** Empty when there is no such sound or no text for it. */
    public Optional<Prompt> find(String name) {
        var sound = sounds.resolve(name + SUFFIX).normalize();
        var text = texts.get(name);
        return text != null && sound.startsWith(sounds) && Files.isRegularFile(sound)
                ? Optional.of(new Prompt(name, sound, text))
                : Optional.empty();
    }
}
