package com.vomeet.bot.transcript;

import com.vomeet.bot.speakers.Span;
import com.vomeet.bot.speakers.Speakers;
import com.vomeet.bot.speech.Heard;
import com.vomeet.bot.speech.SpeechListener;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Writes down what the speech session hears. One lock: the session speaks on several threads. */
public final class Scribe implements SpeechListener {
    private final Speakers speakers;
    private final @Nullable StreamWriter writer;
    private final InstantSource clock;
    private final BiConsumer<String, String> notes;
    private @Nullable Transcript transcript;

    /** @param writer null: the text is not kept */
    public Scribe(
            Speakers speakers, @Nullable StreamWriter writer, InstantSource clock, BiConsumer<String, String> notes) {
        this.speakers = speakers;
        this.writer = writer;
        this.clock = clock;
        this.notes = notes;
    }

    @Override
    public synchronized void began(double zeroMillis) {
        transcript = new Transcript(zeroMillis, new Transcript.Naming() {
            @Override
            public List<@Nullable String> ofWords(List<Span> words) {
                return speakers.namesOf(words);
            }

            @Override
            public @Nullable String ofWhole(Span span) {
                return speakers.nameOfWhole(span);
            }

            @Override
            public @Nullable String later(List<Span> words) {
                return speakers.nameLearnedOf(words);
            }
        });
        if (writer != null) {
            writer.begin(Instant.ofEpochMilli(Math.round(zeroMillis)));
        }
    }

    @Override
    public synchronized void heard(List<Heard> segments) {
        if (transcript != null) {
            pass(transcript.take(segments));
        }
    }

    /** The last words: the tail becomes final, the session ends. */
    public synchronized void end() {
        try {
            if (transcript != null) {
                pass(transcript.end());
            }
        } finally {
            if (writer != null) {
                writer.end(clock.instant());
            }
        }
    }

    @Override
    public void noted(String what, String detail) {
        notes.accept(what, detail);
    }

    private void pass(Transcript.Update update) {
        if (writer != null) {
            writer.add(update.finals(), update.tail(), update.named());
        }
    }
}
