/**
 * Bots as Kubernetes Jobs, one for each meeting. {@link com.vomeet.manager.orchestrator.kubernetes.KubernetesOrchestrator} is the one
 * entry. What is to be made and what is seen is decided in {@code orchestrator.job}; this package talks to the API server, and nothing
 * else of the manager does.
 */
@NullMarked
package com.vomeet.manager.orchestrator.kubernetes;

import org.jspecify.annotations.NullMarked;
