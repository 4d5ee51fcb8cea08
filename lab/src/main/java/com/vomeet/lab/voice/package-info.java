/**
 * Recorded and spoken prompts as voices of people: {@link com.vomeet.lab.voice.PromptCatalogue} finds a prompt with its published
 * text, {@link com.vomeet.lab.voice.VoiceFactory} turns it into a {@link com.vomeet.lab.voice.Voice} of a given
 * {@link com.vomeet.lab.voice.Timbre}: Opus packets to send, and the samples and words to compare with what came out at the
 * other end. Encoding is done by ffmpeg once; the result is kept in a folder that the caller names.
 */
@NullMarked
package com.vomeet.lab.voice;

import org.jspecify.annotations.NullMarked;
