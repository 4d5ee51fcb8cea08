package com.vomeet.manager.transcript;

import com.vomeet.contract.Platform;
import com.vomeet.contract.Secret;
import com.vomeet.contract.Sha256;
import com.vomeet.contract.transcript.Segment;
import com.vomeet.contract.transcript.StreamEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A piece of audio that a transcription proxy has recognised as a whole.
 *
 * @param end when the piece ended: the proxy's time is the one at which it sent the piece away
 * @param seconds how long the piece is
 * @param parts in seconds since the piece's start; empty when only the whole text is known
 */
public record Chunk(
        String session,
        String audioKey,
        Instant end,
        double seconds,
        String text,
        List<Part> parts,
        @Nullable String language,
        @Nullable String speaker) {
    private static final int UID_BYTES = 8;
    private static final String SOURCE = "transcription-proxy";

    /** A stretch of it. */
    public record Part(double start, double end, String text) {}

    public Chunk {
        parts = List.copyOf(parts);
    }

    /** Each chunk is a transcription session of its own, as its times and numbers are; what tells chunks apart is their audio. */
    String uid() {
        return session + "/" + HexFormat.of().formatHex(Sha256.of(audioKey), 0, UID_BYTES);
    }

    StreamEntry entry(long meetingId) {
        var segments = new ArrayList<Segment>();
        for (var part : parts.isEmpty() ? List.of(new Part(0, seconds, text)) : parts) {
            segments.add(segment(segments.size() + 1, part));
        }
        return new StreamEntry.Transcription(Secret.of(""), Platform.GOOGLE_MEET, meetingId, uid(), segments, SOURCE);
    }

    private Segment segment(int number, Part part) {
        var start = WhisperEntries.plus(end, -seconds);
        return new Segment(
                number,
                part.start(),
                part.end(),
                part.text().strip(),
                true,
                language,
                speaker,
                null,
                null,
                WhisperEntries.plus(start, part.start()),
                WhisperEntries.plus(start, part.end()));
    }
}
