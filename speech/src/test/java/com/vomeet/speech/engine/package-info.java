@NullMarked
package com.vomeet.speech.engine;

import org.jspecify.annotations.NullMarked;
