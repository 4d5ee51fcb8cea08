/**
 * Points before and after every write to PostgreSQL, Redis and the orchestrator at which a test lets the program end. They sit in the
 * lowest layer, so that a write that is added has its points without anybody's doing. Off, and without cost, unless {@code FAILPOINT}
 * names a folder.
 */
@NullMarked
package com.vomeet.manager.fail;

import org.jspecify.annotations.NullMarked;
