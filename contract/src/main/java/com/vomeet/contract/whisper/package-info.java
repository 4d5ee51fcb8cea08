/** The WhisperLive protocol, both dialects: the first message of a client, what the server says, audio frames. */
@NullMarked
package com.vomeet.contract.whisper;

import org.jspecify.annotations.NullMarked;
