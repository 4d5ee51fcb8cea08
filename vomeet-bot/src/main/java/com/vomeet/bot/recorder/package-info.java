/**
 * What can be read afterwards: the flight record (facts, steps and notes of one call as JSON lines, bounded, with a picture and the
 * words of the page where a call ended badly) and the log. Both pass through a {@link com.vomeet.bot.recorder.Redactor}.
 */
@NullMarked
package com.vomeet.bot.recorder;

import org.jspecify.annotations.NullMarked;
