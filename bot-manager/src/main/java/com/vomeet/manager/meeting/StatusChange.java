package com.vomeet.manager.meeting;

import com.vomeet.contract.MeetingStatus;
import org.jspecify.annotations.Nullable;

/**
 * A change of a meeting's status.
 *
 * @param from null: the bot was asked for just now
 * @param after the meeting as the change leaves it
 */
public record StatusChange(@Nullable MeetingStatus from, Meeting after, Source source) {}
