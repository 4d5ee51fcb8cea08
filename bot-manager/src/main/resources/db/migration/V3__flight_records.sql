-- What a bot kept of a call that ended badly; one a meeting, the last that came. Goes with the meeting.
create table flight_records (
    meeting_id bigint primary key references meetings on delete cascade,
    connection_id varchar(64) not null,
    received_at timestamptz not null,
    -- JSON objects, one a line
    lines text not null,
    page_text text,
    -- PNG
    picture bytea
);
