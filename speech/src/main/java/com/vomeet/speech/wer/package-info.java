/**
 * How well was it heard: word error rate ({@link com.vomeet.speech.wer.WordErrors}) of texts that are made alike first
 * ({@link com.vomeet.speech.wer.PlainWords}), and recognition of recorded audio without anything in between
 * ({@link com.vomeet.speech.wer.DirectRecognition}).
 */
@NullMarked
package com.vomeet.speech.wer;

import org.jspecify.annotations.NullMarked;
