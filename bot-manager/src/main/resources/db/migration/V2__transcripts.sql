-- Transcripts. Sequence numbers count the changes of one meeting's live view (text and status) from 1; a row keeps the number of
-- its last change, so that a reader who has seen everything up to n can be given exactly the rest.

create table transcript_sessions (
    uid text primary key,
    meeting_id bigint not null references meetings (id) on delete cascade,
    started_at timestamptz,
    ended_at timestamptz,
    last_segment integer,
    -- All segments 1 to this number are in transcript_segments.
    stored integer not null default 0
);
create index transcript_sessions_meeting on transcript_sessions (meeting_id);

-- entry_millis, entry_count: the stream entry that wrote the row; what was written later wins, whatever is read first.
create table transcript_segments (
    session_uid text not null references transcript_sessions (uid) on delete cascade,
    number integer not null check (number >= 1),
    meeting_id bigint not null references meetings (id) on delete cascade,
    seq bigint not null,
    start_seconds double precision not null,
    end_seconds double precision not null,
    -- Blank: nothing was said or it had no length; the row is kept because its number counts as stored.
    body text not null,
    language text,
    speaker text,
    confidence double precision,
    words jsonb,
    absolute_start timestamptz not null,
    absolute_end timestamptz not null,
    created_at timestamptz not null,
    entry_millis bigint not null,
    entry_count bigint not null,
    primary key (session_uid, number)
);
create index transcript_segments_meeting on transcript_segments (meeting_id, absolute_start);
create index transcript_segments_seq on transcript_segments (meeting_id, seq);

-- The one segment per session that may still change.
create table transcript_tails (
    session_uid text primary key references transcript_sessions (uid) on delete cascade,
    number integer not null,
    meeting_id bigint not null references meetings (id) on delete cascade,
    seq bigint not null,
    start_seconds double precision not null,
    end_seconds double precision not null,
    body text not null,
    language text,
    speaker text,
    confidence double precision,
    words jsonb,
    absolute_start timestamptz not null,
    absolute_end timestamptz not null,
    entry_millis bigint not null,
    entry_count bigint not null
);
create index transcript_tails_meeting on transcript_tails (meeting_id);

create table live_sequences (
    meeting_id bigint primary key references meetings (id) on delete cascade,
    seq bigint not null default 0,
    -- The newest status change as readers were told it, and its sequence number.
    status_seq bigint not null default 0,
    -- The meeting's version that it told.
    status_version integer not null default 0,
    status_payload text
);

-- Signed-in browsers. Only the hash of a session's secret is kept.
create table page_sessions (
    hash bytea primary key,
    account_id bigint not null references accounts (id) on delete cascade,
    created_at timestamptz not null,
    expires_at timestamptz not null
);
create index page_sessions_account on page_sessions (account_id, created_at);
