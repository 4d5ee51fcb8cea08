package com.vomeet.bot;

import com.vomeet.bot.call.End;
import com.vomeet.bot.control.CallbackSender;
import com.vomeet.bot.control.Heartbeats;
import com.vomeet.bot.speech.SpeechSession;
import com.vomeet.bot.transcript.Scribe;
import com.vomeet.bot.transcript.StreamWriter;
import com.vomeet.contract.EndReason;
import com.vomeet.contract.MeetingStatus;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What is left to do when a call has ended: the page goes first, the last words come home, then the record of a bad end is
 * saved and the end is reported, without waiting for late words if somebody waits; after that the bot stays only until the text is stored and the report taken.
 */
record Farewell(
        PageHand page,
        SpeechSession speech,
        Scribe scribe,
        @Nullable StreamWriter writer,
        BlackBox blackBox,
        Reports reports,
        CallbackSender callbacks,
        @Nullable Heartbeats heartbeats,
        Journal journal) {
    private static final Duration CLOSING = Duration.ofSeconds(5);
    /** The report waits no longer for the last words than this; they then follow it. */
    private static final Duration SENT_BEFORE_REPORT = Duration.ofSeconds(1);

    /** All in all; words that come after the report follow it. */
    private static final Duration SPEECH = Duration.ofSeconds(20);

    private static final Duration STORED = Duration.ofSeconds(30);
    private static final Duration REPORTED = Duration.ofSeconds(60);
    /** A person waits, or the orchestrator's grace runs. */
    private static final Duration SPEECH_IN_A_HURRY = Duration.ofMillis(2_800);

    private static final Duration SPEECH_AFTER_FAILURE = Duration.ofSeconds(5);

    /** Whatever breaks on the way, the end is reported. */
    void say(End end) throws InterruptedException {
        try {
            tolerant(() -> beforeReport(end));
            tolerant(() -> blackBox.save(end));
        } finally {
            reports.report(end);
        }
        try {
            tolerant(() -> lateWords(end));
            tolerant(this::bringHome);
        } finally {
            if (!callbacks.awaitLast(REPORTED)) {
                journal.note("callback_dropped", "the end could not be reported");
            }
        }
    }

    private interface Part {
        void go() throws InterruptedException;
    }

    private void tolerant(Part part) throws InterruptedException {
        try {
            part.go();
        } catch (RuntimeException e) {
            journal.note("broke", "during the farewell: " + e);
        }
    }

    private void beforeReport(End end) throws InterruptedException {
        speech.finish();
        var closing = Thread.ofVirtual().name("page-close").unstarted(page::close);
        try {
            page.keep(end);
        } finally {
            closing.start();
        }
        var heard = speech.awaitEnd(patience(end));
        if (heard) {
            scribe.end();
        }
        closing.join(CLOSING);
        if (heard && writer != null) {
            writer.awaitSent(SENT_BEFORE_REPORT);
        }
    }

    /** What the report did not wait for; nothing is left to be done if all was there. */
    private void lateWords(End end) throws InterruptedException {
        if (!speech.awaitEnd(latePatience(end))) {
            journal.note("text_lost", "the speech server did not finish the last words in time");
        }
        speech.close();
        scribe.end();
    }

    private void bringHome() throws InterruptedException {
        if (writer != null && heartbeats != null) {
            heartbeats.hurry();
            if (!writer.awaitStored(STORED)) {
                journal.note("text_lost", "not all text was reported as stored within " + STORED.toSeconds() + " s");
            }
        } else if (writer != null && !writer.awaitSent(STORED)) {
            journal.note("text_lost", "not all text could be sent");
        }
    }

    /** The grace period runs after a signal: no words are waited for that no server is there to say. */
    private Duration latePatience(End end) {
        return end.reason() == EndReason.TERMINATED && !speech.connected()
                ? Duration.ZERO
                : SPEECH.minus(patience(end));
    }

    private static Duration patience(End end) {
        return switch (end.reason()) {
            case STOPPED, TERMINATED -> SPEECH_IN_A_HURRY;
            default -> end.reason().status() == MeetingStatus.FAILED ? SPEECH_AFTER_FAILURE : SPEECH;
        };
    }
}
