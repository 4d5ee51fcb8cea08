package com.vomeet.bot.call;

import com.vomeet.contract.EndReason;
import java.time.Instant;

/** The end that comes at a moment if nothing changes until then. */
record Due(Instant at, EndReason reason, String message) {}
