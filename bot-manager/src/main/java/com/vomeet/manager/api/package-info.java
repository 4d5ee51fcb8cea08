/** The manager over HTTP: routes, who calls, shapes of answers. The only package that sees the HTTP server. */
@NullMarked
package com.vomeet.manager.api;

import org.jspecify.annotations.NullMarked;
