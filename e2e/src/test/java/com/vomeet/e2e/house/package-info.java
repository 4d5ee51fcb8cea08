/** The house style, as far as a test can see it. */
@NullMarked
package com.vomeet.e2e.house;

import org.jspecify.annotations.NullMarked;
