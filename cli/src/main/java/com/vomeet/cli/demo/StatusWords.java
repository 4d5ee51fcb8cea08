package com.vomeet.cli.demo;

import com.vomeet.contract.MeetingStatus;

/** Where a meeting is, in words for a person. */
public final class StatusWords {
    private StatusWords() {}

    public static String of(MeetingStatus status) {
        return switch (status) {
            case REQUESTED -> "a bot is being started";
            case JOINING -> "the bot opens the meeting's page";
            case AWAITING_ADMISSION -> "the bot has knocked and waits in the lobby";
            case ACTIVE -> "the bot is in the call";
            case STOPPING -> "the bot is called back";
            case COMPLETED -> "the meeting is over";
            case FAILED, ERROR -> "the meeting failed";
        };
    }
}
