-- For who looks at the bots that are out: how those of the last day ended.
create index meetings_ended on meetings (account_id, end_time) where status in ('completed', 'failed', 'error');
