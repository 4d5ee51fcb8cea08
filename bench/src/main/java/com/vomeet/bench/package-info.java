/**
 * Measurements with committed goals: one class a bench, one {@link com.vomeet.bench.Figure} a printed line. A bench runs on the real
 * parts; its goal is in the code that prints it, and the exit status says whether every goal was met.
 */
@NullMarked
package com.vomeet.bench;

import org.jspecify.annotations.NullMarked;
