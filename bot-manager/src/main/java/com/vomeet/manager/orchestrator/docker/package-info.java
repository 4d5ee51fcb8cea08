/**
 * Bots as containers of an engine that speaks the Docker API: Docker's own or Podman's. {@link
 * com.vomeet.manager.orchestrator.docker.DockerOrchestrator} is the entry. What is known of a bot is in its container and its
 * labels, so that the next manager knows it too.
 */
@NullMarked
package com.vomeet.manager.orchestrator.docker;

import org.jspecify.annotations.NullMarked;
