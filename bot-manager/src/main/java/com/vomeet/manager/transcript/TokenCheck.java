package com.vomeet.manager.transcript;

import com.vomeet.contract.Secret;
import java.time.Instant;
import java.util.Optional;

/** What the consumer needs to know of the manager's meeting tokens. */
@FunctionalInterface
public interface TokenCheck {
    /**
     * What a token opens.
     *
     * @param connectionId the bot that it was made for: also the uid of the session that such a bot writes
     * @param expires from then on it opens nothing
     */
    record Opened(long meetingId, String connectionId, Instant expires) {}

    /** Empty unless the token is genuine and its time was not over at that moment. */
    Optional<Opened> opened(Secret token, Instant at);
}
