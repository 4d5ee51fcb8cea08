package com.vomeet.lab.meeting;

import java.util.List;

/** What a happening led to; the events are in order, and so are the orders. */
record Change(MeetingState state, List<LabEvent> events, List<Order> orders) {
    Change {
        events = List.copyOf(events);
        orders = List.copyOf(orders);
    }
}
