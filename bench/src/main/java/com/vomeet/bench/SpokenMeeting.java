package com.vomeet.bench;

import com.vomeet.contract.Json;
import com.vomeet.contract.Platform;
import com.vomeet.contract.Secret;
import com.vomeet.contract.transcript.Segment;
import com.vomeet.contract.transcript.StreamEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A meeting's bot, as far as the stream is concerned: of each segment some growing tails, then the final one. One thread. */
final class SpokenMeeting {
    /** Entries per segment; the last of them is final. */
    static final int ENTRIES = 5;

    private static final String WORDS =
            "and this is what people say when they have said the rest already, more or less";

    private final long id;
    private final String nativeId;
    private final String uid;
    private final Secret token;
    private final List<String> finals = new ArrayList<>();
    private int entries;

    SpokenMeeting(long id, String nativeId, String uid, Secret token) {
        this.id = id;
        this.nativeId = nativeId;
        this.uid = uid;
        this.token = token;
    }

    long id() {
        return id;
    }

    String nativeId() {
        return nativeId;
    }

    /** The final segments that were made so far. */
    int finals() {
        return finals.size();
    }

    /** Of the segments 1, 2 and so on, as far as they are final. */
    List<String> finalTexts() {
        return List.copyOf(finals);
    }

    /** The next entry; its text begins with the moment at which it was made, in nanoseconds. */
    String next(long nanos, Instant now) {
        var number = entries / ENTRIES + 1;
        var part = ++entries % ENTRIES;
        var last = part == 0;
        var words = last ? WORDS : WORDS.substring(0, part * WORDS.length() / ENTRIES);
        var text = nanos + " " + words;
        if (last) {
            finals.add(text);
        }
        var start = 3.0 * number;
        var segment =
                new Segment(number, start, start + 3, text, last, "en", last ? "Ada" : null, null, null, now, now);
        return Json.write(
                new StreamEntry.Transcription(token, Platform.GOOGLE_MEET, id, uid, List.of(segment), StreamEntry.BOT));
    }

    /** A meeting code of its own for each number: abc-defg-hij has ten letters. */
    static String code(int number) {
        var letters = new StringBuilder();
        for (int i = 0, rest = number; i < 10; i++, rest /= 26) {
            letters.append((char) ('a' + rest % 26));
        }
        return letters.insert(3, '-').insert(8, '-').toString();
    }
}
