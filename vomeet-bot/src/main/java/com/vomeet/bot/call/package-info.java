/**
 * How a call goes: {@link com.vomeet.bot.call.Fact}s come in, {@link com.vomeet.bot.call.Call} (pure) decides, {@link
 * com.vomeet.bot.call.Action}s go out. {@link com.vomeet.bot.call.CallLoop} takes facts from the {@link
 * com.vomeet.bot.call.Mailbox} one at a time; nothing else changes the {@link com.vomeet.bot.call.State}.
 */
@NullMarked
package com.vomeet.bot.call;

import org.jspecify.annotations.NullMarked;
