package com.vomeet.bot;

import com.vomeet.bot.call.End;
import com.vomeet.bot.control.FlightRecordSender;
import com.vomeet.bot.recorder.FlightRecorder;
import com.vomeet.contract.EndReason;
import com.vomeet.contract.MeetingStatus;
import com.vomeet.contract.bot.BotConfig;
import com.vomeet.contract.control.FlightRecord;
import java.time.Duration;

/** Saves the flight record of a call that ended badly: the bot's folder may be gone as soon as the bot is. */
record BlackBox(BotConfig config, FlightRecorder recorder, FlightRecordSender sender) {
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    /** The orchestrator's grace runs. */
    private static final Duration IN_A_HURRY = Duration.ofSeconds(1);

    void save(End end) throws InterruptedException {
        if (end.reason().status() == MeetingStatus.FAILED) {
            var kept = recorder.kept();
            sender.send(
                    new FlightRecord(
                            config.connectionId(), config.meetingId(), kept.lines(), kept.text(), kept.picture()),
                    end.reason() == EndReason.TERMINATED ? IN_A_HURRY : PATIENCE);
        }
    }
}
