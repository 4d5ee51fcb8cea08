@NullMarked
package com.vomeet.speech.wer;

import org.jspecify.annotations.NullMarked;
