/**
 * From what people paste to a meeting's platform, its name and the page that a bot opens. One class a platform, each pure; bots are
 * sent to the platforms' own hosts, to the lab while it is on, and to hosts that a setting allows.
 */
@NullMarked
package com.vomeet.manager.address;

import org.jspecify.annotations.NullMarked;
