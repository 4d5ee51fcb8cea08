package com.vomeet.bot.page;

/**
 * Somebody in the call as the page shows them.
 *
 * @param id the page's own id, stable while the person is in the call
 * @param name as displayed
 * @param self true for the bot's own tile
 */
public record Person(String id, String name, boolean self) {}
