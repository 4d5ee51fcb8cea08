/**
 * Speech engines behind one interface: audio goes in as it is heard, text comes out while somebody speaks and again, for good, when
 * they pause.
 *
 * <p>{@link com.vomeet.speech.engine.PocketSphinxEngine} recognises English with Debian's packages, without a network and without a
 * model to choose: demo quality. {@link com.vomeet.speech.engine.InstantEngine} recognises nothing and answers at once: it measures
 * what is around an engine. All times are seconds since the first sample of a session.
 */
@NullMarked
package com.vomeet.speech.engine;

import org.jspecify.annotations.NullMarked;
