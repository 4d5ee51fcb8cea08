/** One meeting from request to summary, scored against what was really said. */
@NullMarked
package com.vomeet.cli.demo;

import org.jspecify.annotations.NullMarked;
