/**
 * Requests that are safe to repeat. The row, the key and the answer are one transaction, so that no crash lies between them; requests
 * with the same key go one after the other, whatever replica they come to.
 */
@NullMarked
package com.vomeet.manager.idempotency;

import org.jspecify.annotations.NullMarked;
