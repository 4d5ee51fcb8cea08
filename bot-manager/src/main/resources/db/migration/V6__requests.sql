-- The list of meetings by day.
create index meetings_made on meetings (account_id, created_at);
