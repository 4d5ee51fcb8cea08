-- Which of its account's seats a bot has. The index below lets a seat be taken once, and the check keeps it within the account's limit
-- of that moment: nothing is counted and then inserted. 0: the account had no limit (and rows of the release before); null: none yet,
-- the bot is scheduled and not made.
alter table meetings
    add column seat integer default 0,
    add column seat_limit integer not null default 0,
    -- when the bot knocks; null: as soon as it can
    add column join_at timestamptz,
    -- since when it has its seat
    add column launched_at timestamptz,
    add constraint meetings_seat_within_limit check (seat is null or seat between 0 and seat_limit);
create unique index meetings_one_bot_a_seat on meetings (account_id, seat)
    where seat > 0 and status in ('requested', 'joining', 'awaiting_admission', 'active', 'stopping');
-- What the fleet loop looks at: ended meetings are not read again.
create index meetings_not_ended on meetings (join_at)
    where status in ('requested', 'joining', 'awaiting_admission', 'active', 'stopping');

-- Heard without a signature: a bot of the first vomeet.
alter table meeting_sessions add column legacy boolean not null default false;
