/** The meetings' sound by the media server: prompts in people's voices, sent to pages over WebRTC. */
@NullMarked
package com.vomeet.lab.sound;

import org.jspecify.annotations.NullMarked;
