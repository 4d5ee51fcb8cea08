package com.vomeet.bench.played;

import com.vomeet.bot.speech.Heard;
import com.vomeet.bot.transcript.Scribe;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Somebody who speaks without a pause, as a speech server understands it: each second more of the sentence, and after so many it is
 * finished. Shared by the thread that speaks and those that ask for what was said.
 */
final class Speech {
    static final Duration EVERY = Duration.ofSeconds(1);

    /** As people speak. */
    static final int SECONDS_A_SENTENCE = 5;

    private static final int WORDS_A_SECOND = 3;

    private final String who;
    private final Scribe scribe;
    private final int sentence;
    private final List<String> finished = new ArrayList<>();
    private String open = "";
    private double startMillis;
    private int seconds;

    /** @param sentence its length in seconds */
    Speech(String who, Scribe scribe, int sentence) {
        this.who = who;
        this.scribe = scribe;
        this.sentence = sentence;
    }

    /** A second has passed. */
    synchronized void goOn(long nowMillis) {
        if (seconds % sentence == 0) {
            startMillis = nowMillis - EVERY.toMillis();
        }
        seconds++;
        var inSentence = (seconds - 1) % sentence + 1;
        var words = words(inSentence);
        open = String.join(" ", words.stream().map(Heard.Word::text).toList());
        var isFinished = inSentence == sentence;
        scribe.heard(List.of(new Heard(startMillis, nowMillis, open, isFinished, "en", 0.9, words)));
        if (isFinished) {
            finished.add(open);
            open = "";
        }
    }

    private List<Heard.Word> words(int upTo) {
        var words = new ArrayList<Heard.Word>();
        words.add(word(0, who.replace(' ', '-') + "-sentence-" + (finished.size() + 1)));
        for (var i = 1; i < upTo * WORDS_A_SECOND; i++) {
            words.add(word(i, "word" + i));
        }
        return words;
    }

    private Heard.Word word(int place, String text) {
        var length = 1_000.0 / WORDS_A_SECOND;
        return new Heard.Word(text, startMillis + place * length, startMillis + (place + 1) * length, 0.9);
    }

    synchronized double seconds() {
        return seconds;
    }

    /** All segments so far; the last may be one that was not finished and is so by the bot's leaving. */
    synchronized List<String> texts() {
        var all = new ArrayList<>(finished);
        if (!open.isEmpty()) {
            all.add(open);
        }
        return all;
    }
}
