/** What the meeting sounds like: frames stamped by the page's clock, and the buffer that bridges a lost speech connection. */
@NullMarked
package com.vomeet.bot.audio;

import org.jspecify.annotations.NullMarked;
