/** Settings of the manager: one record, read from the environment, with every problem named at once. */
@NullMarked
package com.vomeet.manager.config;

import org.jspecify.annotations.NullMarked;
