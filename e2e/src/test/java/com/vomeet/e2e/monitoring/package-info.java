/** What operators see, on the programs that show it to them. */
@NullMarked
package com.vomeet.e2e.monitoring;

import org.jspecify.annotations.NullMarked;
