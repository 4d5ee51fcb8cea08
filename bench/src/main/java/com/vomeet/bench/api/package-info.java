/** Many requests to one manager, by a client that costs as little as possible: it shares the machine with what it measures. */
@NullMarked
package com.vomeet.bench.api;

import org.jspecify.annotations.NullMarked;
