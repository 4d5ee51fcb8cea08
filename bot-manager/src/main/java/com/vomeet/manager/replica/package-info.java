/** What replicas of the manager tell each other: hints that something has changed, never the change itself. */
@NullMarked
package com.vomeet.manager.replica;

import org.jspecify.annotations.NullMarked;
