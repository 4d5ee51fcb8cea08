/**
 * The text on its way to the database: {@link com.vomeet.bot.transcript.Transcript} numbers what is final and gives it names, {@link
 * com.vomeet.bot.transcript.StreamWriter} puts it on the Redis stream and again until it is stored.
 */
@NullMarked
package com.vomeet.bot.transcript;

import org.jspecify.annotations.NullMarked;
