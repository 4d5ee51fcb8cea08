/** Meetings whose bots are played, before a manager that is killed: what shall be true of each in the end, however often that was. */
@NullMarked
package com.vomeet.bench.chaos;

import org.jspecify.annotations.NullMarked;
