/**
 * Figures for a monitoring system: what happens here is counted as it happens, what stands in the database and in Redis is read when
 * somebody asks. Nothing in them names a meeting, an account or a person: labels have few values, all known beforehand, and those are
 * there from the start, so that a first failure is an increase and not a new line.
 */
@NullMarked
package com.vomeet.manager.metric;

import org.jspecify.annotations.NullMarked;
