package com.vomeet.bot;

import com.vomeet.bot.call.End;
import com.vomeet.bot.control.CallbackSender;
import com.vomeet.bot.control.Heartbeats;
import com.vomeet.bot.speech.SpeechSession;
import com.vomeet.bot.transcript.Scribe;
import com.vomeet.bot.transcript.StreamWriter;
import com.vomeet.contract.MeetingStatus;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What is left to do when a call has ended: the page goes first, the last words come home, then the end is reported; after that the bot
 * stays only until the text is stored and the report taken.
 */
record Farewell(
        PageHand page,
        SpeechSession speech,
        Scribe scribe,
        @Nullable StreamWriter writer,
        Reports reports,
        CallbackSender callbacks,
        @Nullable Heartbeats heartbeats,
        Journal journal) {
    private static final Duration CLOSING = Duration.ofSeconds(5);
    /** The report waits no longer for the last words than this; they then follow it. */
    private static final Duration SENT_BEFORE_REPORT = Duration.ofSeconds(1);

    private static final Duration STORED = Duration.ofSeconds(30);
    private static final Duration REPORTED = Duration.ofSeconds(60);
    /** A person waits, or the orchestrator's grace runs. */
    private static final Duration SPEECH_IN_A_HURRY = Duration.ofMillis(2_800);

    private static final Duration SPEECH_AFTER_FAILURE = Duration.ofSeconds(5);
    private static final Duration SPEECH = Duration.ofSeconds(20);

    void say(End end) throws InterruptedException {
        speech.finish();
        page.keep(end);
        var closing = Thread.ofVirtual().name("page-close").start(page::close);
        if (!speech.awaitEnd(speechPatience(end))) {
            journal.note("text_lost", "the speech server did not finish the last words in time");
        }
        speech.close();
        scribe.end();
        closing.join(CLOSING);
        if (writer != null) {
            writer.awaitSent(SENT_BEFORE_REPORT);
        }
        reports.report(end);
        bringHome();
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
        if (!callbacks.awaitLast(REPORTED)) {
            journal.note("callback_dropped", "the end could not be reported");
        }
    }

    private static Duration speechPatience(End end) {
        return switch (end.reason()) {
            case STOPPED, TERMINATED -> SPEECH_IN_A_HURRY;
            default -> end.reason().status() == MeetingStatus.FAILED ? SPEECH_AFTER_FAILURE : SPEECH;
        };
    }
}
