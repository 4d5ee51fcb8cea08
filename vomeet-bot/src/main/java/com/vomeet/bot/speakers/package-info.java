/** Who speaks: contributing sources, energy per track and the page's own marks, fused on the page's clock into a timeline. */
@NullMarked
package com.vomeet.bot.speakers;

import org.jspecify.annotations.NullMarked;
