package com.vomeet.bot;

import com.vomeet.bot.audio.FrameBuffer;
import com.vomeet.bot.call.State;
import com.vomeet.bot.control.CostMeter;
import com.vomeet.bot.control.Heartbeats;
import com.vomeet.bot.control.RedisCommands;
import com.vomeet.bot.speech.SpeechSession;
import com.vomeet.bot.transcript.StreamWriter;
import com.vomeet.contract.bot.BotConfig;
import com.vomeet.contract.control.Heartbeat;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** How the bot is, for its heartbeats. */
record Pulse(
        BotConfig config,
        Supplier<State> state,
        FrameBuffer buffer,
        SpeechSession speech,
        @Nullable StreamWriter writer,
        @Nullable RedisCommands commands,
        CostMeter cost) {
    Heartbeat beat(Heartbeats.Known known) {
        return new Heartbeat(
                config.connectionId(),
                config.meetingId(),
                state.get().status(),
                known.version(),
                writer == null ? 0 : writer.lastSegment(),
                known.stored(),
                known.waitMillis(),
                buffer.secondsHeard(),
                buffer.gaps(),
                speech.reconnects(),
                speech.connected(),
                commands != null && commands.subscribed() && (writer == null || writer.connected()),
                cost.cost());
    }
}
