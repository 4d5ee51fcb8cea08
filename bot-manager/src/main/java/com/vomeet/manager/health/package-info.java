/** Whether this manager can do its work now, and what it lacks. */
@NullMarked
package com.vomeet.manager.health;

import org.jspecify.annotations.NullMarked;
