package com.vomeet.lab.meeting;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;

/**
 * Something that happened in a meeting. {@code guest} is the id of one page's visit; {@code name} what the guest typed or what the
 * played person is called.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "event")
@JsonSubTypes({
    @JsonSubTypes.Type(value = LabEvent.PageOpened.class, name = "page_opened"),
    @JsonSubTypes.Type(value = LabEvent.PageClosed.class, name = "page_closed"),
    @JsonSubTypes.Type(value = LabEvent.Knocked.class, name = "knocked"),
    @JsonSubTypes.Type(value = LabEvent.KnockWithdrawn.class, name = "knock_withdrawn"),
    @JsonSubTypes.Type(value = LabEvent.KnockTimedOut.class, name = "knock_timed_out"),
    @JsonSubTypes.Type(value = LabEvent.Admitted.class, name = "admitted"),
    @JsonSubTypes.Type(value = LabEvent.Denied.class, name = "denied"),
    @JsonSubTypes.Type(value = LabEvent.ConsentAsked.class, name = "consent_asked"),
    @JsonSubTypes.Type(value = LabEvent.ConsentGiven.class, name = "consent_given"),
    @JsonSubTypes.Type(value = LabEvent.Joined.class, name = "joined"),
    @JsonSubTypes.Type(value = LabEvent.DevicesSet.class, name = "devices_set"),
    @JsonSubTypes.Type(value = LabEvent.MediaConnected.class, name = "media_connected"),
    @JsonSubTypes.Type(value = LabEvent.MediaLost.class, name = "media_lost"),
    @JsonSubTypes.Type(value = LabEvent.PersonJoined.class, name = "person_joined"),
    @JsonSubTypes.Type(value = LabEvent.PersonLeft.class, name = "person_left"),
    @JsonSubTypes.Type(value = LabEvent.ScriptStarted.class, name = "script_started"),
    @JsonSubTypes.Type(value = LabEvent.ScriptEnded.class, name = "script_ended"),
    @JsonSubTypes.Type(value = LabEvent.SpeakingStarted.class, name = "speaking_started"),
    @JsonSubTypes.Type(value = LabEvent.SpeakingEnded.class, name = "speaking_ended"),
    @JsonSubTypes.Type(value = LabEvent.GuestLeft.class, name = "guest_left"),
    @JsonSubTypes.Type(value = LabEvent.GuestGone.class, name = "guest_gone"),
    @JsonSubTypes.Type(value = LabEvent.GuestRemoved.class, name = "guest_removed"),
    @JsonSubTypes.Type(value = LabEvent.StillThereAsked.class, name = "still_there_asked"),
    @JsonSubTypes.Type(value = LabEvent.Stayed.class, name = "stayed"),
    @JsonSubTypes.Type(value = LabEvent.PageTurned.class, name = "page_turned"),
    @JsonSubTypes.Type(value = LabEvent.Trouble.class, name = "trouble"),
    @JsonSubTypes.Type(value = LabEvent.MeetingEnded.class, name = "meeting_ended")
})
public sealed interface LabEvent {
    Instant at();

    record PageOpened(Instant at, String guest) implements LabEvent {}

    /** The page is gone, with nothing to withdraw or to leave. */
    record PageClosed(Instant at, String guest) implements LabEvent {}

    record Knocked(Instant at, String guest, String name) implements LabEvent {}

    /** @param pressed true: by the page's own button; false: the page went away */
    record KnockWithdrawn(Instant at, String guest, String name, boolean pressed) implements LabEvent {}

    record KnockTimedOut(Instant at, String guest, String name) implements LabEvent {}

    record Admitted(Instant at, String guest, String name) implements LabEvent {}

    record Denied(Instant at, String guest, String name) implements LabEvent {}

    record ConsentAsked(Instant at, String guest) implements LabEvent {}

    record ConsentGiven(Instant at, String guest) implements LabEvent {}

    record Joined(Instant at, String guest, String name) implements LabEvent {}

    record DevicesSet(Instant at, String guest, boolean microphone, boolean camera) implements LabEvent {}

    /** Sound flows to this guest. */
    record MediaConnected(Instant at, String guest) implements LabEvent {}

    record MediaLost(Instant at, String guest) implements LabEvent {}

    record PersonJoined(Instant at, String name) implements LabEvent {}

    record PersonLeft(Instant at, String name) implements LabEvent {}

    record ScriptStarted(Instant at) implements LabEvent {}

    record ScriptEnded(Instant at) implements LabEvent {}

    record SpeakingStarted(Instant at, String name, String prompt) implements LabEvent {}

    record SpeakingEnded(Instant at, String name, String prompt) implements LabEvent {}

    /** By the page's own button. */
    record GuestLeft(Instant at, String guest, String name) implements LabEvent {}

    /** The connection to somebody in the call was lost: page closed, browser killed, network gone. */
    record GuestGone(Instant at, String guest, String name) implements LabEvent {}

    record GuestRemoved(Instant at, String guest, String name) implements LabEvent {}

    record StillThereAsked(Instant at, String guest) implements LabEvent {}

    /** By the page's own button. */
    record Stayed(Instant at, String guest) implements LabEvent {}

    /** The page turned into something that is no meeting page. */
    record PageTurned(Instant at, String guest, View to) implements LabEvent {}

    /** The lab could not do what the scenario wants. */
    record Trouble(Instant at, String what) implements LabEvent {}

    record MeetingEnded(Instant at) implements LabEvent {}
}
