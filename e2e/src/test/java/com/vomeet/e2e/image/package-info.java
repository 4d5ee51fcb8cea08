/** The images as files, and what runs in them. */
@NullMarked
package com.vomeet.e2e.image;

import org.jspecify.annotations.NullMarked;
