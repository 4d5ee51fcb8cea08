/** The API as programs of other people use it. */
@NullMarked
package com.vomeet.e2e.client;

import org.jspecify.annotations.NullMarked;
