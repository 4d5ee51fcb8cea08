package com.vomeet.manager.webhook;

import com.vomeet.manager.account.AccountId;
import com.vomeet.manager.meeting.MeetingId;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An event as one endpoint hears it.
 *
 * @param uid the same for every endpoint
 * @param toldAs by which name
 * @param sequence counts the events of a meeting
 * @param payload what was written when it happened
 */
record Told(
        UUID uid,
        String toldAs,
        AccountId account,
        @Nullable MeetingId meeting,
        int sequence,
        JsonNode payload,
        Instant at) {
    /** How long its call may last: receivers of the first vomeet work before they answer. A test call is waited for by a person. */
    Duration limit() {
        if (isTranscript()) {
            return Sender.LONGEST;
        }
        return toldAs.equals(EventName.TEST.wire()) ? Duration.ofSeconds(10) : Duration.ofSeconds(30);
    }

    boolean isTranscript() {
        return toldAs.equals(EventName.TRANSCRIPT_READY.wire());
    }
}
