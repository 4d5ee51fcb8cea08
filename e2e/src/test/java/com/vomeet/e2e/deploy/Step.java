package com.vomeet.e2e.deploy;

import java.util.Map;

/**
 * One step of a job that runs a script.
 *
 * @param environment of the step over that of its job, with expressions
 */
record Step(String name, String script, Map<String, String> environment) {
    Step {
        environment = Map.copyOf(environment);
    }
}
