/** The product beside a real container engine, as {@code compose.yaml} describes it. */
@NullMarked
package com.vomeet.e2e.docker;

import org.jspecify.annotations.NullMarked;
