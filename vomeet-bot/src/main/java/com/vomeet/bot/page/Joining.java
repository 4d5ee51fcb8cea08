package com.vomeet.bot.page;

import com.vomeet.bot.page.MeetingPage.Outcome;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BiConsumer;

/** The steps on the pre-join page: notices away, name in, microphone and camera off, join pressed. */
final class Joining {
    /** A page takes a moment to show what a press has done. */
    private static final Duration EFFECT = Duration.ofSeconds(3);

    private static final int NOTICES = 5;

    private final PageHands hands;
    private final BiConsumer<String, String> notes;

    Joining(PageHands hands, BiConsumer<String, String> notes) {
        this.hands = hands;
        this.notes = notes;
    }

    Outcome join(String name) {
        pressIfThere(Control.WITHOUT_DEVICES);
        dismissNotices();
        return named(name)
                .or(() -> off(Control.MICROPHONE_ON, Control.MICROPHONE_OFF))
                .or(() -> off(Control.CAMERA_ON, Control.CAMERA_OFF))
                .orElseGet(this::pressJoin);
    }

    private void dismissNotices() {
        for (var i = 0; i < NOTICES && pressIfThere(Control.DISMISS); i++) {
            // several lie above one another
        }
    }

    private boolean pressIfThere(Control control) {
        var found = hands.locate(control).filter(one -> one.covered().isEmpty());
        found.ifPresent(this::press);
        return found.isPresent();
    }

    private void press(PageHands.Found found) {
        hands.press(found);
        notes.accept("press." + found.control().word(), found.label());
    }

    /** What stands in the way, if anything. Without a name box the browser is signed in, and its name is the account's. */
    private Optional<Outcome> named(String name) {
        var box = hands.locate(Control.NAME_BOX);
        if (box.isEmpty()) {
            return Optional.empty();
        }
        var longest = box.get().longest();
        var fitting = fitting(name, longest);
        hands.call(fitting);
        if (box.get().value().equals(fitting)) {
            return Optional.empty();
        }
        if (!fitting.equals(name)) {
            notes.accept("name.cut", "the name box takes " + longest + " characters: " + fitting);
        }
        hands.type(box.get(), fitting);
        return hands.locate(Control.NAME_BOX)
                .map(PageHands.Found::value)
                .filter(value -> !value.equals(fitting))
                .map(value -> new Outcome.NotNow("the name box holds '" + value + "' after typing the name"));
    }

    /**
     * As much of the name as the box takes: it drops what is typed beyond. A platform's limit may be below that of an order.
     *
     * @param longest in UTF-16 units, as HTML's {@code maxlength} counts; not positive: there is no limit
     */
    static String fitting(String name, int longest) {
        if (longest <= 0 || name.length() <= longest) {
            return name;
        }
        var end = Character.isHighSurrogate(name.charAt(longest - 1)) ? longest - 1 : longest;
        return name.substring(0, end).stripTrailing();
    }

    private Optional<Outcome> off(Control on, Control off) {
        var button = hands.locate(on);
        if (button.isEmpty()) {
            return Optional.empty(); // off already, or there is no such device
        }
        press(button.get());
        return hands.await(EFFECT, off).isPresent()
                ? Optional.empty()
                : Optional.of(new Outcome.NotNow("'" + button.get().label() + "' was pressed and did not go off"));
    }

    private Outcome pressJoin() {
        var button = hands.await(EFFECT, Control.JOIN);
        if (button.isEmpty()) {
            return new Outcome.NotNow("there is no join button that can be pressed");
        }
        if (!button.get().covered().isEmpty()) {
            return new Outcome.NotNow(
                    "the join button is covered by '" + button.get().covered() + "'");
        }
        press(button.get());
        return new Outcome.Done();
    }
}
