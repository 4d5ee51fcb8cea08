/** The public API as a client sees it: requests over HTTP, live text over the WebSocket. */
@NullMarked
package com.vomeet.cli.client;

import org.jspecify.annotations.NullMarked;
