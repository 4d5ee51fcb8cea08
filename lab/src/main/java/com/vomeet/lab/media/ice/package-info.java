/**
 * The little of ICE (RFC 8445) and STUN (RFC 8489) that a lite agent needs: it never checks a path itself, it only answers checks.
 */
@NullMarked
package com.vomeet.lab.media.ice;

import org.jspecify.annotations.NullMarked;
