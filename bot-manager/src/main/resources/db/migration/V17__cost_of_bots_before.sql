-- Each bot tells the CPU time since its own start: what those used whose place in a meeting it took is kept apart.
alter table meeting_sessions add column cpu_seconds_before double precision not null default 0;
