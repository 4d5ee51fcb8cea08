package com.vomeet.contract;

import static com.vomeet.contract.MeetingStatus.COMPLETED;
import static com.vomeet.contract.MeetingStatus.FAILED;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Why a call ended: the union of what bots report and what the manager finds out by itself. Each reason belongs to one final
 * status. Aliases are the words of the first vomeet's bots, accepted and mapped.
 */
public enum EndReason {
    /** Asked for by the user: DELETE, a leave command, or the page's button. */
    STOPPED(
            COMPLETED,
            "self_initiated_leave",
            "self_initiated_leave_from_browser",
            "stop_requested_pre_admission",
            "normal_completion"),
    LEFT_ALONE(COMPLETED, "left_alone_timeout"),
    NO_ONE_JOINED(COMPLETED, "startup_alone_timeout"),
    /** Removed by the host while in the call. */
    EVICTED(COMPLETED, "removed_by_admin"),
    /** The host ended it for everyone, or the page left it by itself and did not say why. */
    MEETING_ENDED(COMPLETED),
    AWAITING_ADMISSION_REJECTED(COMPLETED, "admission_rejected_by_admin"),
    /** Nobody let the bot in: by the bot's own patience or by the platform's. */
    AWAITING_ADMISSION_TIMEOUT(COMPLETED, "admission_timeout", "admission_failed"),
    IDLE_AFTER_SCHEDULED_END(COMPLETED),
    /** The bot's own time was over ({@code endBy}). */
    MAX_DURATION(COMPLETED),
    INVALID_MEETING(FAILED, "missing_meeting_url"),
    BLOCKED_BY_PLATFORM(FAILED),
    /** A sign-in, a captcha: something only a person can do. */
    NEEDS_HUMAN(FAILED),
    PAGE_NOT_UNDERSTOOD(FAILED),
    /** The page went to another site. */
    PAGE_LOST(FAILED),
    PAGE_CRASHED(FAILED),
    /** The page stopped answering. */
    PAGE_HUNG(FAILED),
    BROWSER_LOST(FAILED),
    BROWSER_NOT_STARTED(FAILED),
    JOIN_MEETING_ERROR(FAILED, "google_meet_error", "teams_error", "zoom_error", "post_join_setup_error"),
    PLATFORM_NOT_SUPPORTED(FAILED, "platform_not_implemented", "unknown_platform"),
    /** The bot was told to end by a signal (deadline, eviction, node drain). */
    TERMINATED(FAILED, "signal_sigterm", "signal_sigint"),
    INVALID_CONFIG(FAILED, "validation_error"),
    INTERNAL_ERROR(FAILED, "platform_handler_exception"),
    /** The orchestrator could not make the workload. */
    WORKLOAD_NOT_STARTED(FAILED),
    /** All seats of the account were taken when a scheduled bot had to be made. */
    NO_SEAT(FAILED),
    /** The workload ended or vanished without a last word. */
    WORKLOAD_LOST(FAILED),
    /** The workload is there but says nothing. */
    BOT_SILENT(FAILED),
    /** The cluster cannot get the bot's image. */
    IMAGE_NOT_PULLED(FAILED),
    /** No node had room for the bot. */
    NO_CAPACITY(FAILED),
    /** A quota of the bots' namespace is used up. */
    QUOTA_EXCEEDED(FAILED),
    /** The cluster made no pod: a quota, a missing service account, an admission rule. */
    POD_NOT_MADE(FAILED),
    /** The pod names something that is not there, a Secret for example. */
    POD_MISCONFIGURED(FAILED),
    /** The bot needed more memory than its limit. */
    OUT_OF_MEMORY(FAILED),
    /** The cluster took the bot's pod away: a drain, a preemption, a node short of something or going down. */
    POD_EVICTED(FAILED),
    /** The bot's node is not heard any more. */
    NODE_LOST(FAILED);

    private final MeetingStatus status;

    @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable; its type cannot say so
    private final List<String> aliases;

    EndReason(MeetingStatus status, String... aliases) {
        this.status = status;
        this.aliases = List.of(aliases);
    }

    /** The final status that this reason belongs to: completed or failed. */
    public MeetingStatus status() {
        return status;
    }

    /** The words of older bots that mean this. */
    public List<String> aliases() {
        return aliases;
    }

    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Finds a reason by its word or by an older bot's word for it. */
    public static Optional<EndReason> find(String word) {
        return Arrays.stream(values())
                .filter(r -> r.wire().equals(word) || r.aliases.contains(word))
                .findFirst();
    }

    @JsonCreator
    static EndReason of(String word) {
        return find(word).orElseThrow(() -> new IllegalArgumentException("unknown end reason '" + word + "'"));
    }
}
