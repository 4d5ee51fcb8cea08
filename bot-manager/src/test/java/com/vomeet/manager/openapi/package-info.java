/** Holds what the server answers against its description, {@code openapi.yaml}. */
@NullMarked
package com.vomeet.manager.openapi;

import org.jspecify.annotations.NullMarked;
