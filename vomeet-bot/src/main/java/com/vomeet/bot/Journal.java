package com.vomeet.bot;

import com.vomeet.bot.call.CallLoop;
import com.vomeet.bot.call.Fact;
import com.vomeet.bot.call.State;
import com.vomeet.bot.call.Step;
import com.vomeet.bot.page.BrowserMeetingPage;
import com.vomeet.bot.page.Sighting;
import com.vomeet.bot.recorder.FlightRecorder;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the flight recorder everything and the log what a person wants to know. */
final class Journal implements CallLoop.Witness {
    private static final Logger LOG = LoggerFactory.getLogger("bot");
    /** Notes that say that something does not work at the moment. */
    private static final Set<String> TROUBLE = Set.of(
            "speech_failed",
            "speech_not_ready",
            "speech_ended",
            "stream_lost",
            "redis_commands_lost",
            "browser_raised",
            "opened_again",
            BrowserMeetingPage.AGAIN,
            "manager_away",
            "callback_failed",
            "callback_refused",
            "callback_dropped",
            "flight_record_dropped",
            "audio_lost",
            "fact_dropped",
            "broke",
            "text_lost");

    private final FlightRecorder recorder;
    private @Nullable Sighting before;

    Journal(FlightRecorder recorder) {
        this.recorder = recorder;
    }

    void note(String what, String detail) {
        recorder.write("note", what, detail);
        if (TROUBLE.contains(what)) {
            LOG.warn("{}: {}", what, detail);
        } else {
            LOG.debug("{}: {}", what, detail);
        }
    }

    @Override
    public void saw(Fact fact, State from, Step step) {
        if (!saysTheSame(fact)) {
            recorder.write("fact", fact.getClass().getSimpleName(), fact.toString());
        }
        for (var action : step.actions()) {
            recorder.write("action", action.getClass().getSimpleName(), action.toString());
        }
        if (from.getClass() != step.state().getClass()) {
            recorder.write(
                    "state",
                    step.state().getClass().getSimpleName(),
                    step.state().toString());
            LOG.info("{} -> {}", name(from), name(step.state()));
        }
    }

    private boolean saysTheSame(Fact fact) {
        if (!(fact instanceof Fact.Sighted(var sighting))) {
            return false;
        }
        var same = before != null
                && before.stage() == sighting.stage()
                && before.shown().equals(sighting.shown())
                && before.people().equals(sighting.people());
        before = sighting;
        return same;
    }

    private static String name(State state) {
        return state.getClass().getSimpleName() + " (" + state.status().wire() + ")";
    }
}
