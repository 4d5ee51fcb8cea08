-- An account's own address hears what the first vomeet sent: its receivers know no other names, and some refuse those.
update webhook_endpoints set events = '["bot.joining", "bot.awaiting_admission", "bot.active", "bot.ended", "bot.failed", "transcript.ready"]'
where own and events = '["*"]';
