package com.vomeet.bot;

import com.vomeet.bot.audio.AudioFrame;
import com.vomeet.bot.audio.FrameBuffer;
import com.vomeet.bot.audio.MediaReport;
import com.vomeet.bot.call.Fact;
import com.vomeet.bot.page.PageListener;
import com.vomeet.bot.page.PageLoss;
import com.vomeet.bot.page.Sighting;
import com.vomeet.bot.speakers.SpeakerSample;
import com.vomeet.bot.speakers.Speakers;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Hands on what the page delivers: what is seen to the call, sound to the buffer, both to the speakers. */
final class Ears implements PageListener {
    private static final long VOICE_EVERY_NANOS = TimeUnit.SECONDS.toNanos(5);

    /** Frames come ten times a second, of silence too. */
    private static final long DEAF_AFTER_NANOS = TimeUnit.SECONDS.toNanos(5);

    /** Half a second: what is no voice is mostly over sooner. */
    private static final int VOICE_FRAMES = 5;

    private final Consumer<Fact> facts;
    private final FrameBuffer buffer;
    private final Speakers speakers;
    private final Journal journal;
    private final LongSupplier nanos;
    /** Touched by the page's thread alone. */
    private long voiceAt;

    /** Frames in a row; touched by the page's thread alone. */
    private int loud;

    /** When a frame came, or could have come from on; by the page's thread, and the call's when it wants to listen. */
    private final AtomicLong frameAt = new AtomicLong();

    private volatile boolean listens;

    /** Made by the call's thread when it wants to listen; then the page's. */
    private volatile MediaWatch media = new MediaWatch();

    Ears(Consumer<Fact> facts, FrameBuffer buffer, Speakers speakers, Journal journal) {
        this(facts, buffer, speakers, journal, System::nanoTime);
    }

    Ears(Consumer<Fact> facts, FrameBuffer buffer, Speakers speakers, Journal journal, LongSupplier nanos) {
        this.facts = facts;
        this.buffer = buffer;
        this.speakers = speakers;
        this.journal = journal;
        this.nanos = nanos;
        voiceAt = nanos.getAsLong() - VOICE_EVERY_NANOS;
    }

    /** The page is asked for its sound. */
    void listen() {
        frameAt.set(nanos.getAsLong());
        media = new MediaWatch();
        listens = true;
    }

    @Override
    public void sighted(Sighting sighting) {
        sighting.people().forEach(person -> speakers.met(person.id(), person.name(), person.self()));
        media.sighted(sighting.people().stream().anyMatch(person -> !person.self()));
        facts.accept(new Fact.Sighted(sighting));
        // A page that shows something and lets nothing be heard; one that hangs is another matter.
        if (listens && nanos.getAsLong() - frameAt.get() >= DEAF_AFTER_NANOS) {
            frameAt.set(nanos.getAsLong());
            journal.note("audio.deaf", "no frame for " + TimeUnit.NANOSECONDS.toSeconds(DEAF_AFTER_NANOS) + " s");
            facts.accept(new Fact.Deaf());
        }
    }

    @Override
    public void heard(AudioFrame frame) {
        frameAt.set(nanos.getAsLong());
        buffer.add(frame);
        // Packets and page need not say who speaks.
        loud = frame.isLoud() ? loud + 1 : 0;
        if (loud >= VOICE_FRAMES) {
            voice();
        }
    }

    @Override
    public void sampled(SpeakerSample sample) {
        media.marked(sample.marked());
        if (speakers.sampled(sample)) {
            voice();
        }
    }

    @Override
    public void reported(MediaReport report) {
        media.reported(report).ifPresent(facts);
    }

    private void voice() {
        var now = nanos.getAsLong();
        if (now - voiceAt >= VOICE_EVERY_NANOS) {
            voiceAt = now;
            facts.accept(new Fact.VoiceHeard());
        }
    }

    @Override
    public void lost(PageLoss loss) {
        facts.accept(new Fact.PageGone(loss));
    }

    @Override
    public void noted(String what, String detail) {
        journal.note(what, detail);
    }
}
