/**
 * The program that is in the meeting. {@code call} decides (one pure state machine), the other packages see and act: {@code page} and
 * {@code audio} through the browser, {@code speech} and {@code transcript} for the words, {@code speakers} for the names,
 * {@code control} for the manager, {@code recorder} for what happened. {@code Main} wires them.
 */
@NullMarked
package com.vomeet.bot;

import org.jspecify.annotations.NullMarked;
