/**
 * The bot and its manager: callbacks and heartbeats over HTTP, commands over Redis, the termination message. Each goes on trying as
 * long as the bot lives, and none of them can hold up the call.
 */
@NullMarked
package com.vomeet.bot.control;

import org.jspecify.annotations.NullMarked;
