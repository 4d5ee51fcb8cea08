/** The bot's page against the lab's, neither of which knows the other: each situation, each cue taken away, each page lost. */
@NullMarked
package com.vomeet.e2e.page;

import org.jspecify.annotations.NullMarked;
