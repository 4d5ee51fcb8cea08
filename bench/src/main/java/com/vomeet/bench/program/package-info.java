/** Vomeet's programs, as benches run them: each in a process of its own, with settings instead of wiring. */
@NullMarked
package com.vomeet.bench.program;

import org.jspecify.annotations.NullMarked;
