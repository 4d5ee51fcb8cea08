package com.vomeet.bot.page;

import java.net.URI;
import java.time.Duration;

/**
 * A browser with the meeting's page. Methods block, and answer with an outcome instead of throwing when the page or the browser is
 * gone; what is seen arrives at the {@link PageListener}. Threads: any; {@link #close} ends a method that is waiting.
 */
public interface MeetingPage extends AutoCloseable {
    /**
     * Goes to the meeting. Returns when the navigation has been taken up; the stages are sighted later. Once more: goes there anew, in
     * another browser of the same kind, and nothing more is told of the page before.
     */
    Outcome open(URI meetingUrl);

    /** On the pre-join page: types the name, turns microphone and camera off, presses the join button that is there. */
    Outcome join(String botName);

    /** Answers yes to the notices that a person may accept for themselves (recording, note taking), each with its evidence. */
    Outcome consent();

    /** In the call, when the page asks whether somebody who is alone in it is still there: says so. */
    Outcome stay();

    /** In the call: turns the tracks of incoming video off, begins to deliver audio and speaker samples. Repeating it is harmless. */
    Outcome listen();

    /** As {@link #leave}, before the page is opened anew: where it goes by that is no news of the meeting any more. */
    default Outcome giveUp(Duration patience) {
        return leave(patience);
    }

    /** Leaves the call or withdraws the knock, and waits until the page shows it, at most for {@code patience}. */
    Outcome leave(Duration patience);

    /** Screenshot (PNG) and the page's visible text, for the flight recorder; empty parts where the page does not answer. */
    Snapshot snapshot();

    /** Ends the browser with all its processes and removes its profile. */
    @Override
    void close();

    /** What came of a wish. */
    sealed interface Outcome {
        record Done() implements Outcome {}

        /** Cannot be done on this page now; worth trying again when the page changes. */
        record NotNow(String why) implements Outcome {}

        /** The page or the browser is gone. */
        record Gone(PageLoss loss) implements Outcome {}
    }

    @SuppressWarnings("ArrayRecordComponent") // written to a file once, never compared
    record Snapshot(byte[] png, String text) {}
}
