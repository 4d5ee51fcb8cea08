-- Browsers that are signed in with the operator's key: by its name in the audit, which opens nothing.
alter table page_sessions alter column account_id drop not null;
alter table page_sessions add column operator varchar(32);
alter table page_sessions add constraint page_sessions_of_one check (num_nonnulls(account_id, operator) = 1);

-- For the operator who looks at the bots of all accounts: those that have just ended, and how those of the last day did.
create index meetings_ended_lately on meetings (end_time) where status in ('completed', 'failed', 'error');
