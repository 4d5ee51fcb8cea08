/**
 * Stand-in meetings: pages that look and behave like the platform's, people who really speak over WebRTC, a host who can be
 * scripted, and the truth about who said what. {@link com.vomeet.lab.Lab} is the entry. It knows nothing of the bot, and its pages
 * follow what is known of the platform's, not what the bot looks for.
 */
@NullMarked
package com.vomeet.lab;

import org.jspecify.annotations.NullMarked;
