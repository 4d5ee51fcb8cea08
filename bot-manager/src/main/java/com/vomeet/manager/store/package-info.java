/** The connection pool, the migrations and the Redis connections; starts by waiting for what is away, and says so. */
@NullMarked
package com.vomeet.manager.store;

import org.jspecify.annotations.NullMarked;
