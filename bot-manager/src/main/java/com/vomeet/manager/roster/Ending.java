package com.vomeet.manager.roster;

import com.vomeet.contract.MeetingStatus;
import org.jspecify.annotations.Nullable;

/**
 * Bots that ended in the same way.
 *
 * @param reason as it stands in the row; null where older releases gave none
 */
public record Ending(MeetingStatus status, @Nullable String reason, int bots, Cost cost) {}
