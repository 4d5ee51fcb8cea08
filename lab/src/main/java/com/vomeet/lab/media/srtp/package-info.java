/**
 * SRTP and SRTCP with AEAD_AES_128_GCM (RFC 3711, RFC 7714), from the JDK's ciphers alone. A {@link com.vomeet.lab.media.srtp.SrtpSender}
 * protects what goes out, a {@link com.vomeet.lab.media.srtp.SrtpReceiver} checks and opens what comes in; both belong to one thread.
 */
@NullMarked
package com.vomeet.lab.media.srtp;

import org.jspecify.annotations.NullMarked;
