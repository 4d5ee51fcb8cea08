package com.vomeet.contract.control;

import com.vomeet.contract.EndReason;
import com.vomeet.contract.MeetingStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a bot posts to {@code .../bots/internal/callback/status_change} when its status changes. Sent with the headers
 * {@code X-Vomeet-Timestamp} (Unix seconds) and {@code X-Vomeet-Signature} (see {@link CallbackSignature}). Any 2xx means delivered;
 * a repeated report changes nothing.
 *
 * @param sequence counts this bot's reports from 1; a report with a lower number than one already taken is late
 * @param reason null unless the status is final
 * @param failureStage the status in which a failed call failed
 * @param evidence what was seen that led to this, most telling first
 */
public record StatusCallback(
        String connectionId,
        @Nullable Long meetingId,
        @Nullable String containerId,
        MeetingStatus status,
        int sequence,
        @Nullable EndReason reason,
        @Nullable Integer exitCode,
        @Nullable MeetingStatus failureStage,
        @Nullable Map<String, String> errorDetails,
        List<Evidence> evidence,
        Instant timestamp) {
    public StatusCallback {
        evidence = evidence == null ? List.of() : List.copyOf(evidence);
        errorDetails = errorDetails == null ? null : Map.copyOf(errorDetails);
    }
}
