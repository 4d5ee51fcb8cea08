/**
 * One meeting that goes on: {@link com.vomeet.lab.meeting.MeetingRules} is pure and decides what a happening leads to, {@link
 * com.vomeet.lab.meeting.Meeting} carries it out: it keeps the log, shows views on pages, moves the people and lets them speak.
 */
@NullMarked
package com.vomeet.lab.meeting;

import org.jspecify.annotations.NullMarked;
