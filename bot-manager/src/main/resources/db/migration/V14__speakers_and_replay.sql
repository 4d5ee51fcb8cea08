-- Who spoke when, as bots of the first vomeet say it; their text comes without names.
create table speaker_events (
    meeting_id bigint not null references meetings (id) on delete cascade,
    -- Counted from where the bot's sound began.
    at_millis bigint not null,
    -- How the bot tells people apart: an id, else the name.
    participant text not null,
    speaking boolean not null,
    name text not null,
    primary key (meeting_id, at_millis, participant, speaking)
);

-- Written by a WhisperLive by itself: its segments are named by the events above.
alter table transcript_sessions add column whisper boolean not null default false;

-- What the token of an entry that was put aside opened then; null: nothing, and it cannot be read again.
alter table transcript_poison add column opened_meeting bigint references meetings (id) on delete cascade;
create index transcript_poison_opened on transcript_poison (opened_meeting);
alter table transcript_poison add column opened_connection text;
