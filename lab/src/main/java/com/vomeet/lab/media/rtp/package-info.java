/** RTP packets out, RTCP reports out and in (RFC 3550), with the header extensions that browsers read (RFC 8285, 6464, 8843). */
@NullMarked
package com.vomeet.lab.media.rtp;

import org.jspecify.annotations.NullMarked;
