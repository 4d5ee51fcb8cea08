/**
 * A WhisperLive-compatible speech server for laptops, tests and small installations.
 *
 * <p>{@link com.vomeet.speech.SpeechServer} speaks both dialects of the protocol (the stock server's and that of the first vomeet's
 * fork) over one of the engines of {@code com.vomeet.speech.engine}. It writes nothing anywhere: text goes back on the socket the audio
 * came in on. {@code com.vomeet.speech.wer} measures how well an engine hears.
 */
@NullMarked
package com.vomeet.speech;

import org.jspecify.annotations.NullMarked;
