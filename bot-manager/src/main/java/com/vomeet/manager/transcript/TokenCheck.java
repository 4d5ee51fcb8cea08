package com.vomeet.manager.transcript;

import com.vomeet.contract.Secret;
import java.time.Instant;

/** What the consumer needs to know of the manager's meeting tokens. */
@FunctionalInterface
public interface TokenCheck {
    /** Whether the token was made for this session of this meeting, is genuine, and its time was not over at that moment. */
    boolean opens(Secret token, long meetingId, String uid, Instant at);
}
