package com.vomeet.bot.page;

import com.vomeet.bot.page.MeetingPage.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.function.BiConsumer;

/** Going out as a person does, so that the others see it at once: hang up in the call, cancel the knock in the lobby. */
final class Leaving {
    private static final List<Stage> INSIDE =
            List.of(Stage.IN_CALL, Stage.CONSENT, Stage.LOBBY, Stage.WAITING_FOR_HOST, Stage.LOADING);
    /** Nobody is known to be inside, and the page may hide it: words that are not known, a line that is lost, a box of the call's own. */
    private static final List<Stage> UNCERTAIN =
            List.of(Stage.UNKNOWN, Stage.CONNECTION_LOST, Stage.PRE_JOIN, Stage.BROWSER_NOT_SERVED);

    private static final Duration APPEARING = Duration.ofSeconds(1);

    private final PageHands hands;
    private final BiConsumer<String, String> notes;

    Leaving(PageHands hands, BiConsumer<String, String> notes) {
        this.hands = hands;
        this.notes = notes;
    }

    Outcome leave(Duration patience) {
        var stage = hands.stage();
        if (UNCERTAIN.contains(stage)) {
            return leaveUncertain(shorter(patience));
        }
        if (!INSIDE.contains(stage)) {
            return new Outcome.Done();
        }
        hands.stir();
        var waits = hands.stage() == Stage.LOBBY || hands.stage() == Stage.WAITING_FOR_HOST;
        var button = hands.await(shorter(patience), waits ? Control.CANCEL_KNOCK : Control.LEAVE);
        if (button.isEmpty()) {
            return new Outcome.NotNow("there is no button to leave with");
        }
        press(button.get());
        return gone(patience);
    }

    /** Presses the button if there is one; whether it has helped such a page does not say, so the browser may be closed then. */
    private Outcome leaveUncertain(Duration patience) {
        hands.stir();
        var button = hands.await(patience, Control.LEAVE, Control.CANCEL_KNOCK)
                .filter(found -> found.covered().isEmpty());
        if (button.isPresent()) {
            press(button.get());
            // The browser is closed next: not before the page has told the meeting.
            if (!hands.awaitGone(patience, Control.LEAVE, Control.CANCEL_KNOCK)) {
                confirmAndWait(patience);
            }
        }
        return new Outcome.Done();
    }

    private void confirmAndWait(Duration patience) {
        if (confirm()) {
            hands.awaitGone(patience, Control.LEAVE_CONFIRM);
        }
    }

    private Outcome gone(Duration patience) {
        var first = hands.awaitStageOutside(INSIDE, shorter(patience));
        if (first.isEmpty()) {
            confirm();
            first = hands.awaitStageOutside(INSIDE, patience);
        }
        return first.<Outcome>map(stage -> new Outcome.Done())
                .orElseGet(() -> new Outcome.NotNow("the page does not show that we have left"));
    }

    private boolean confirm() {
        var button = hands.locate(Control.LEAVE_CONFIRM);
        button.ifPresent(this::press);
        return button.isPresent();
    }

    private void press(PageHands.Found found) {
        hands.press(found);
        notes.accept("press." + found.control().word(), found.label());
    }

    private static Duration shorter(Duration patience) {
        return patience.compareTo(APPEARING) < 0 ? patience : APPEARING;
    }
}
