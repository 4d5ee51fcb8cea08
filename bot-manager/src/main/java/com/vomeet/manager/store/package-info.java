/** The connection pool, the migrations and the Redis connections; waits at the start for a database that is away, and says so. */
@NullMarked
package com.vomeet.manager.store;

import org.jspecify.annotations.NullMarked;
