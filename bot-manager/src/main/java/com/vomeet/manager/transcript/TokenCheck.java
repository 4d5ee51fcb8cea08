package com.vomeet.manager.transcript;

import com.vomeet.contract.Secret;

/** What the consumer needs to know of the manager's meeting tokens. */
@FunctionalInterface
public interface TokenCheck {
    /** Whether the token was made for this session of this meeting, is genuine, and its time is not over. */
    boolean opens(Secret token, long meetingId, String uid);
}
