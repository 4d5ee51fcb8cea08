package com.vomeet.bot.page;

import com.vomeet.bot.page.MeetingPage.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Going out as a person does, so that the others see it at once: hang up in the call, cancel the knock in the lobby. */
final class Leaving {
    private static final List<Stage> INSIDE =
            List.of(Stage.IN_CALL, Stage.CONSENT, Stage.LOBBY, Stage.WAITING_FOR_HOST, Stage.LOADING);
    private static final Duration APPEARING = Duration.ofSeconds(1);

    private final PageHands hands;
    private final BiConsumer<String, String> notes;

    Leaving(PageHands hands, BiConsumer<String, String> notes) {
        this.hands = hands;
        this.notes = notes;
    }

    Outcome leave(Duration patience) {
        if (!INSIDE.contains(hands.stage())) {
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

    private Outcome gone(Duration patience) {
        var first = hands.awaitStageOutside(INSIDE, shorter(patience));
        if (first.isEmpty()) {
            confirm();
            first = hands.awaitStageOutside(INSIDE, patience);
        }
        return first.<Outcome>map(stage -> new Outcome.Done())
                .orElseGet(() -> new Outcome.NotNow("the page does not show that we have left"));
    }

    private void confirm() {
        Optional.of(Control.LEAVE_CONFIRM).flatMap(hands::locate).ifPresent(this::press);
    }

    private void press(PageHands.Found found) {
        hands.press(found);
        notes.accept("press." + found.control().word(), found.label());
    }

    private static Duration shorter(Duration patience) {
        return patience.compareTo(APPEARING) < 0 ? patience : APPEARING;
    }
}
