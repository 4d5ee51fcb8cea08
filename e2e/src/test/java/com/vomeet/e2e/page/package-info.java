/** The bot's page against the lab's: neither knows the other. */
@NullMarked
package com.vomeet.e2e.page;

import org.jspecify.annotations.NullMarked;
