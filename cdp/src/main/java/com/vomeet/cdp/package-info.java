/**
 * Drives Chromium over the DevTools protocol, without Node and without a driver program.
 *
 * <p>{@link com.vomeet.cdp.Browser#launch} starts a browser in a session and a folder of its own and speaks to it over a pipe (or a
 * WebSocket, where there are no FIFOs); {@link com.vomeet.cdp.Session} is one page, with a small class for each protocol domain that
 * is used. Calls block and end with an answer or a {@link com.vomeet.cdp.CdpException}; events arrive on the connection's reading
 * thread. Closing the browser ends all its processes and removes its folder.
 */
@NullMarked
package com.vomeet.cdp;

import org.jspecify.annotations.NullMarked;
