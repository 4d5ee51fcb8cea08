/**
 * The loop that keeps rows and workloads the same. Level-triggered: whatever happens only names a meeting that should be looked at;
 * a pure plan compares its row with its workload and says what to do now and when to look again.
 */
@NullMarked
package com.vomeet.manager.fleet;

import org.jspecify.annotations.NullMarked;
