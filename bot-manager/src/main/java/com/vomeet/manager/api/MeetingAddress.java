package com.vomeet.manager.api;

import com.vomeet.contract.Platform;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Where a bot is to go.
 *
 * @param url what it opens
 * @param passcode that came with the address
 */
record MeetingAddress(
        Platform platform,
        String nativeId,
        URI url,
        @Nullable String passcode) {}
