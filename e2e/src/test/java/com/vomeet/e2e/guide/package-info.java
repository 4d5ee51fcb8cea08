/** The setup guide, read as its user reads it: each of its blocks is run as it stands there. */
@NullMarked
package com.vomeet.e2e.guide;

import org.jspecify.annotations.NullMarked;
