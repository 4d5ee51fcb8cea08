/**
 * Deletion that deletes: a meeting's text, what its pages showed, what was sent about it and its name. {@code Erasure} is the one way
 * to do it, for requests and for retention alike.
 *
 * <p>The meeting's row stays, marked. From that moment, in the same transaction, nothing is added to it: what is still on the way (a
 * stream entry that nobody has read, a proxy's chunk) finds the mark and is refused.
 */
@NullMarked
package com.vomeet.manager.erase;

import org.jspecify.annotations.NullMarked;
