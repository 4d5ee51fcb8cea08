-- What POST /bots answered, by the caller's own name for the request (Idempotency-Key); kept for 24 hours. The answer goes with its
-- meeting, and is taken away when the meeting is erased.
create table idempotency_keys (
    account_id bigint not null references accounts on delete cascade,
    key varchar(255) not null,
    -- SHA-256 of what was asked for
    fingerprint varchar(64) not null,
    meeting_id bigint not null references meetings on delete cascade,
    answer text not null,
    created_at timestamptz not null,
    primary key (account_id, key)
);
create index idempotency_keys_age on idempotency_keys (created_at);
create index idempotency_keys_meeting on idempotency_keys (meeting_id);

-- The list of meetings by day.
create index meetings_made on meetings (account_id, created_at);
