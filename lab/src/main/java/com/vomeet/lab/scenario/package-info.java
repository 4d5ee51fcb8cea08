/**
 * What is to happen in a stand-in meeting, as data: who is in it, how a guest gets in, who says what, who leaves, what the host
 * does and when. {@link com.vomeet.lab.scenario.ScenarioReader} reads it from YAML (or JSON) and names each wrong field; nothing
 * here does anything by itself.
 */
@NullMarked
package com.vomeet.lab.scenario;

import org.jspecify.annotations.NullMarked;
