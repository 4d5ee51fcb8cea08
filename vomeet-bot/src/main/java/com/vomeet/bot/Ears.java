package com.vomeet.bot;

import com.vomeet.bot.audio.AudioFrame;
import com.vomeet.bot.audio.FrameBuffer;
import com.vomeet.bot.call.Fact;
import com.vomeet.bot.call.Mailbox;
import com.vomeet.bot.page.PageListener;
import com.vomeet.bot.page.PageLoss;
import com.vomeet.bot.page.Sighting;
import com.vomeet.bot.speakers.SpeakerSample;
import com.vomeet.bot.speakers.Speakers;
import java.util.concurrent.TimeUnit;

/** Hands on what the page delivers: what is seen to the call, sound to the buffer, both to the speakers. */
final class Ears implements PageListener {
    private static final long VOICE_EVERY_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final Mailbox mailbox;
    private final FrameBuffer buffer;
    private final Speakers speakers;
    private final Journal journal;
    /** Touched by the page's thread alone. */
    private long voiceAt = System.nanoTime() - VOICE_EVERY_NANOS;

    Ears(Mailbox mailbox, FrameBuffer buffer, Speakers speakers, Journal journal) {
        this.mailbox = mailbox;
        this.buffer = buffer;
        this.speakers = speakers;
        this.journal = journal;
    }

    @Override
    public void sighted(Sighting sighting) {
        sighting.people().forEach(person -> speakers.met(person.id(), person.name(), person.self()));
        mailbox.post(new Fact.Sighted(sighting));
    }

    @Override
    public void heard(AudioFrame frame) {
        buffer.add(frame);
    }

    @Override
    public void sampled(SpeakerSample sample) {
        var now = System.nanoTime();
        if (speakers.sampled(sample) && now - voiceAt >= VOICE_EVERY_NANOS) {
            voiceAt = now;
            mailbox.post(new Fact.VoiceHeard());
        }
    }

    @Override
    public void lost(PageLoss loss) {
        mailbox.post(new Fact.PageGone(loss));
    }

    @Override
    public void noted(String what, String detail) {
        journal.note(what, detail);
    }
}
