package com.vomeet.contract.whisper;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.vomeet.contract.Platform;
import com.vomeet.contract.Secret;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * The first message of a WhisperLive client. {@code platform}, {@code token}, {@code meetingId} and {@code meetingUrl} are wanted by
 * the first vomeet's fork and ignored by the stock server. After it come binary frames of 16 kHz mono float32 little-endian samples;
 * the frame {@link #END_OF_AUDIO} ends the session.
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Hello(
        String uid,
        @Nullable String language,
        String task,
        @Nullable String model,
        boolean useVad,
        @Nullable Platform platform,
        @Nullable Secret token,
        @Nullable Long meetingId,
        @Nullable URI meetingUrl) {
    public static final String END_OF_AUDIO = "END_OF_AUDIO";
    public static final int SAMPLE_RATE = 16_000;
}
