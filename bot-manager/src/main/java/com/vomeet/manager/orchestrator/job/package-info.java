/**
 * A bot as a Kubernetes Job, without a cluster: the Job and its Secret made from the template, the settings and what a bot is told,
 * and what Job and pod say turned into the words of {@link com.vomeet.manager.orchestrator.Workload}. Knows Kubernetes' objects and
 * no client.
 */
@NullMarked
package com.vomeet.manager.orchestrator.job;

import org.jspecify.annotations.NullMarked;
