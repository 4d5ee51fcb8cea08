/** The lab over HTTP: the meeting pages with their signalling, and the control API. The only package that knows the web server. */
@NullMarked
package com.vomeet.lab.web;

import org.jspecify.annotations.NullMarked;
