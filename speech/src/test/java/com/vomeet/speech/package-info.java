@NullMarked
package com.vomeet.speech;

import org.jspecify.annotations.NullMarked;
