-- What the trace of a request continues with, as W3C Trace Context writes it; null where nothing is traced.
alter table meeting_sessions add column traceparent varchar(55);
alter table webhook_events add column traceparent varchar(55);
