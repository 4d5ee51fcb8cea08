/** The workflows of a forge: what they say, and their steps run as they are written, on real clusters with a real registry. */
@NullMarked
package com.vomeet.e2e.deploy;

import org.jspecify.annotations.NullMarked;
