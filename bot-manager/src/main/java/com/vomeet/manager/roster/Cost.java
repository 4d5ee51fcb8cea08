package com.vomeet.manager.roster;

/**
 * What bots have used by their heartbeats.
 *
 * @param coreSeconds of processors
 * @param mbHours of memory, in MB (10^6 bytes) times hours
 */
public record Cost(double coreSeconds, double mbHours) {
    static final Cost NONE = new Cost(0, 0);

    Cost plus(Cost other) {
        return new Cost(coreSeconds + other.coreSeconds, mbHours + other.mbHours);
    }
}
