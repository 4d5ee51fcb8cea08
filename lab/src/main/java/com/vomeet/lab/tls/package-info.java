/** Who the lab is over HTTPS: a certificate of its own authority, made at the start, or one that is given. */
@NullMarked
package com.vomeet.lab.tls;

import org.jspecify.annotations.NullMarked;
