/** What benches and tests do with a real Kubernetes: the one of {@code ./vomeet cluster up}, or any that {@code KUBECONFIG} names. */
@NullMarked
package com.vomeet.bench.cluster;

import org.jspecify.annotations.NullMarked;
