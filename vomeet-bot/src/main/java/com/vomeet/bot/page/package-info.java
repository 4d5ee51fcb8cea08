/**
 * The meeting's page: what is seen on it and what can be done on it. The rest of the bot knows it by {@link
 * com.vomeet.bot.page.MeetingPage} and {@link com.vomeet.bot.page.PageListener} alone. Cues are data ({@code
 * platforms/<platform>.yaml}); the page agent evaluates them inside the page and reports sightings with evidence.
 */
@NullMarked
package com.vomeet.bot.page;

import org.jspecify.annotations.NullMarked;
