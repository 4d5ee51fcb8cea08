/** The product on one machine when things happen to it. */
@NullMarked
package com.vomeet.e2e.product;

import org.jspecify.annotations.NullMarked;
