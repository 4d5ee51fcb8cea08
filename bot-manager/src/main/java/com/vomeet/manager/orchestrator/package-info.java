/**
 * What runs bots. {@link com.vomeet.manager.orchestrator.Orchestrator} is the seam: names are given by the caller, so that starting
 * twice is harmless, and what runs outlives the manager and is found again.
 */
@NullMarked
package com.vomeet.manager.orchestrator;

import org.jspecify.annotations.NullMarked;
