/** Real parts as child processes: what a laptop and the tests start themselves and a cluster has already. */
@NullMarked
package com.vomeet.parts;

import org.jspecify.annotations.NullMarked;
