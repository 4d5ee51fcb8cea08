/** The launcher's commands, run as a user runs them. */
@NullMarked
package com.vomeet.e2e.demo;

import org.jspecify.annotations.NullMarked;
