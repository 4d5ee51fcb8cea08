/** The DTLS 1.2 server end of DTLS-SRTP (RFC 5763, RFC 5764), by Bouncy Castle. */
@NullMarked
package com.vomeet.lab.media.dtls;

import org.jspecify.annotations.NullMarked;
