/** The documents, held against what they are about. */
@NullMarked
package com.vomeet.e2e.docs;

import org.jspecify.annotations.NullMarked;
