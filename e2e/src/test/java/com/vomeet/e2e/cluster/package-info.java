/** Tests on a real Kubernetes: the one of {@code ./vomeet cluster up}, or any that {@code KUBECONFIG} names. */
@NullMarked
package com.vomeet.e2e.cluster;

import org.jspecify.annotations.NullMarked;
