package com.vomeet.manager.meeting;

import com.vomeet.contract.bot.AutomaticLeave;
import org.jspecify.annotations.Nullable;

/** How the bot shall appear and when it shall give up; fixed when it is asked for. */
public record BotOrder(String botName, @Nullable String passcode, AutomaticLeave automaticLeave) {}
