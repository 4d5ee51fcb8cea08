/** How many requests a key may make: a token bucket for each, in this replica's memory. */
@NullMarked
package com.vomeet.manager.limit;

import org.jspecify.annotations.NullMarked;
