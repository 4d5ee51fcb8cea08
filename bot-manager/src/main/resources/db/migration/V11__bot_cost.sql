-- What a session's bot uses, as its heartbeats tell it: the last figures and when they came (null: none yet), and what has come together.
alter table meeting_sessions
    add column cost_at timestamptz,
    add column cpu_cores double precision,
    add column memory_bytes bigint,
    add column cpu_seconds double precision not null default 0,
    -- memory times the time for which it was held
    add column memory_byte_seconds double precision not null default 0;
