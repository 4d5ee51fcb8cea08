/** What lines of the log have besides their words. Text of meetings and secrets are in no log. */
@NullMarked
package com.vomeet.manager.log;

import org.jspecify.annotations.NullMarked;
