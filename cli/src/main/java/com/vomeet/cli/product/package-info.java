/** The whole product on one machine: database, Redis, speech, manager and, if wanted, a lab, started and ended in order. */
@NullMarked
package com.vomeet.cli.product;

import org.jspecify.annotations.NullMarked;
