package com.vomeet.manager.webhook;

import com.vomeet.contract.MeetingStatus;
import java.util.Arrays;
import java.util.Optional;

/** What can be told. */
public enum EventName {
    BOT_REQUESTED("bot.requested"),
    BOT_JOINING("bot.joining"),
    BOT_AWAITING_ADMISSION("bot.awaiting_admission"),
    BOT_ACTIVE("bot.active"),
    BOT_STOPPING("bot.stopping"),
    BOT_ENDED("bot.ended"),
    BOT_FAILED("bot.failed"),
    TRANSCRIPT_READY("transcript.ready"),
    /** Asked for by the endpoint's owner. */
    TEST("webhook.test");

    private final String wire;

    EventName(String wire) {
        this.wire = wire;
    }

    public String wire() {
        return wire;
    }

    public static EventName of(MeetingStatus status) {
        return switch (status) {
            case REQUESTED -> BOT_REQUESTED;
            case JOINING -> BOT_JOINING;
            case AWAITING_ADMISSION -> BOT_AWAITING_ADMISSION;
            case ACTIVE -> BOT_ACTIVE;
            case STOPPING -> BOT_STOPPING;
            case COMPLETED -> BOT_ENDED;
            case FAILED, ERROR -> BOT_FAILED;
        };
    }

    public static Optional<EventName> find(String word) {
        return Arrays.stream(values()).filter(name -> name.wire.equals(word)).findFirst();
    }

    /** What stands before the full stop. */
    String category() {
        return wire.substring(0, wire.indexOf('.'));
    }
}
