/** What the two Helm charts render, by Helm itself and without a cluster. */
@NullMarked
package com.vomeet.e2e.chart;

import org.jspecify.annotations.NullMarked;
