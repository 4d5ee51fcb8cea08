/** What the tests of traces send spans to: it takes OTLP over HTTP as a collector does, and keeps what came. */
@NullMarked
package com.vomeet.parts.otlp;

import org.jspecify.annotations.NullMarked;
