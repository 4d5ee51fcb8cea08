/**
 * Replicas of the manager replaced one after the other under load: bots that are played, readers of live text, a receiver of webhooks and
 * a client with requests, all behind a balancer, and what each of them has to say of it.
 */
@NullMarked
package com.vomeet.bench.roll;

import org.jspecify.annotations.NullMarked;
