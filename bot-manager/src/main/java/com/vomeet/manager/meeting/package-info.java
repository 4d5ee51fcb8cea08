/** The meeting row: the pure state machine that decides about it, the transactions that change it, its events. */
@NullMarked
package com.vomeet.manager.meeting;

import org.jspecify.annotations.NullMarked;
