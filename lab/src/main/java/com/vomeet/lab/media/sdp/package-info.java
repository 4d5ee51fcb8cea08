/** Session descriptions (RFC 8866, RFC 8829): reads a browser's offer, writes the answer of a lite, passive, bundled server. */
@NullMarked
package com.vomeet.lab.media.sdp;

import org.jspecify.annotations.NullMarked;
