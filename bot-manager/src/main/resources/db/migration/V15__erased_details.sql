-- Erasures before this release left a bot's own words of how it ended.
update meetings set error_details = null, transitions = (
    select coalesce(jsonb_agg(change - 'error_details' - 'reason' order by at), '[]')
    from jsonb_array_elements(transitions) with ordinality as changes (change, at))
where erased_at is not null;
