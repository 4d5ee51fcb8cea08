/** Segments of a transcript and the entries of the Redis stream that carries them. */
@NullMarked
package com.vomeet.contract.transcript;

import org.jspecify.annotations.NullMarked;
