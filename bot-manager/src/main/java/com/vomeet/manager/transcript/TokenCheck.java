package com.vomeet.manager.transcript;

import com.vomeet.contract.Secret;
import java.util.OptionalLong;

/** Which meeting a token opens: what the consumer needs to know of the manager's meeting tokens. */
@FunctionalInterface
public interface TokenCheck {
    /** @return the meeting that the token was made for; empty when its signature is wrong or its time is over */
    OptionalLong meetingOf(Secret token);
}
