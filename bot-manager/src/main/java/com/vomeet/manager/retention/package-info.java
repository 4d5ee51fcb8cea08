/**
 * What is kept goes in time: meetings when their account has kept them long enough, flight records, keys that nobody can use, and all
 * that a deleted account has left. {@code Retention} looks again and again; one replica at a time does.
 */
@NullMarked
package com.vomeet.manager.retention;

import org.jspecify.annotations.NullMarked;
