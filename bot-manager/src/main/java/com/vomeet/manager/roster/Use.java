package com.vomeet.manager.roster;

/**
 * What a bot used when it was heard last.
 *
 * @param memoryMb of it and its browser
 */
public record Use(double cpuCores, double memoryMb) {
    static final Use NONE = new Use(0, 0);

    Use plus(Use other) {
        return new Use(cpuCores + other.cpuCores, memoryMb + other.memoryMb);
    }
}
