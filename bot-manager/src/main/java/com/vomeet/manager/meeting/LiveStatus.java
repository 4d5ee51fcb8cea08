package com.vomeet.manager.meeting;

/** The statuses that hold a seat, as the partial indexes of the schema name them. */
final class LiveStatus {
    static final String SQL = "status in ('requested', 'joining', 'awaiting_admission', 'active', 'stopping')";

    private LiveStatus() {}
}
