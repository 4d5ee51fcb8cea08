/** What the bot makes of meeting pages: the right stage of each, with each cue taken away in turn, and when the page is lost. */
@NullMarked
package com.vomeet.e2e.page;

import org.jspecify.annotations.NullMarked;
