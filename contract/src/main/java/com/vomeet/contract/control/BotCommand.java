package com.vomeet.contract.control;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.jspecify.annotations.Nullable;

/** A message on the Redis channel {@link #channel}: quick, but allowed to be lost, since heartbeat answers say the same. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "action")
@JsonSubTypes({
    @JsonSubTypes.Type(value = BotCommand.Leave.class, name = "leave"),
    @JsonSubTypes.Type(value = BotCommand.Reconfigure.class, name = "reconfigure")
})
public sealed interface BotCommand {
    /** @return the meeting that is meant; null (older senders) means whoever listens on the channel */
    @Nullable
    Long meetingId();

    record Leave(@Nullable Long meetingId) implements BotCommand {}

    /**
     * Sets both values to exactly these; a null task means {@code transcribe}, a null language lets the engine decide.
     *
     * @param version as in {@link HeartbeatAnswer}: tells a command that comes late; null, from an older manager: it is taken as new
     */
    record Reconfigure(
            @Nullable Long meetingId,
            @Nullable String language,
            @Nullable String task,
            @Nullable Integer version) implements BotCommand {
        /** Of a manager that says no version. */
        public Reconfigure(@Nullable Long meetingId, @Nullable String language, @Nullable String task) {
            this(meetingId, language, task, null);
        }
    }

    static String channel(long meetingId) {
        return "bot_commands:meeting:" + meetingId;
    }
}
