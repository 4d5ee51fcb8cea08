/** What bot and manager say to each other during a call: callbacks, heartbeats with their answers, commands, the last words. */
@NullMarked
package com.vomeet.contract.control;

import org.jspecify.annotations.NullMarked;
