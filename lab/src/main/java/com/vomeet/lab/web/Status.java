package com.vomeet.lab.web;

import com.vomeet.lab.meeting.Guest;
import com.vomeet.lab.meeting.Meeting;
import java.net.URI;
import java.util.List;

/** How things stand in a meeting, for the control API. */
record Status(String code, URI url, String title, boolean over, List<String> people, List<Guest> guests, int events) {
    Status {
        people = List.copyOf(people);
        guests = List.copyOf(guests);
    }

    static Status of(Summary summary, Meeting meeting) {
        return new Status(
                summary.code(),
                summary.url(),
                summary.title(),
                summary.over(),
                meeting.people(),
                meeting.guests(),
                meeting.log().all().size());
    }
}
