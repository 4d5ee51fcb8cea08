-- For the one who looks for meetings that are old enough to go; those that have gone are not looked at again.
create index meetings_kept on meetings (account_id, coalesce(end_time, updated_at))
    where status in ('completed', 'failed', 'error') and erased_at is null;
