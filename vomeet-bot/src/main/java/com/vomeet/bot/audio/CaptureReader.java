package com.vomeet.bot.audio;

import com.vomeet.bot.speakers.SpeakerSample.Source;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.List;
import java.util.function.BiConsumer;
import tools.jackson.databind.JsonNode;

/** Reads what {@code capture.js} tells. For one thread. */
public final class CaptureReader {
    /** Takes what was read. */
    public interface Receiver {
        void frame(AudioFrame frame);

        /** Who contributed at {@code atMillis}, by the page's clock. */
        void sources(double atMillis, List<Source> sources);

        void media(MediaReport report);
    }

    private final FrameClock clock;
    private final Receiver receiver;
    private final BiConsumer<String, String> notes;

    /** Of a page that was loaded again: it counts its tracks from zero, and they are others. */
    private int firstTrack;

    private int tracks;

    public CaptureReader(Receiver receiver, BiConsumer<String, String> notes) {
        this(receiver, notes, new FrameClock(), 0);
    }

    private CaptureReader(Receiver receiver, BiConsumer<String, String> notes, FrameClock clock, int firstTrack) {
        this.receiver = receiver;
        this.notes = notes;
        this.clock = clock;
        this.firstTrack = firstTrack;
        this.tracks = firstTrack;
    }

    /** Reads the page that comes in the place of this one's, which has ended: as of a page that was loaded again. */
    public CaptureReader followedBy(Receiver next, BiConsumer<String, String> nextNotes) {
        return new CaptureReader(next, nextNotes, clock, tracks);
    }

    public void read(JsonNode message) {
        switch (message.path("type").asString("")) {
            case "frame" -> frame(message);
            case "media" ->
                receiver.media(new MediaReport(
                        message.path("states")
                                .valueStream()
                                .map(state -> state.asString(""))
                                .toList(),
                        message.path("packets").asLong(0)));
            case "note" ->
                notes.accept(
                        message.path("what").asString(""),
                        message.path("detail").asString(""));
            default -> notes.accept("audio.message", "not understood");
        }
    }

    private void frame(JsonNode message) {
        var bytes = Base64.getDecoder().decode(message.path("pcm").asString(""));
        if (bytes.length != AudioFrame.SAMPLES * Short.BYTES) {
            notes.accept("audio.message", "a frame of " + bytes.length + " bytes");
            return;
        }
        var samples = new short[AudioFrame.SAMPLES];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(samples);
        var lost = clock.lostMillis();
        var restarts = clock.restarts();
        var at = clock.stamp(
                message.path("first").asLong(0), message.path("ahead").asDouble(0));
        if (clock.restarts() > restarts) {
            firstTrack = tracks;
        }
        if (clock.lostMillis() > lost) {
            notes.accept("audio.gap", Math.round(clock.lostMillis() - lost) + " ms");
        }
        var frame = new AudioFrame(at, samples);
        receiver.frame(frame);
        receiver.sources(message.path("at").asDouble(at), sources(message.path("sources"), frame));
    }

    /** Where packets do not say how loud they are, the sound of all together does. */
    private List<Source> sources(JsonNode list, AudioFrame frame) {
        var sources = list.valueStream()
                .map(one -> new Source(
                        firstTrack + one.path(0).asInt(0),
                        one.path(1).asLong(-1),
                        one.path(2).isNumber() ? one.path(2).asDouble() : frame.level()))
                .toList();
        sources.forEach(source -> tracks = Math.max(tracks, source.track() + 1));
        return sources;
    }
}
