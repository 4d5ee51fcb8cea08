/** A day in which nobody listens to webhooks, and the day after. */
@NullMarked
package com.vomeet.bench.webhook;

import org.jspecify.annotations.NullMarked;
