package com.vomeet.contract.control;

/**
 * What a bot uses: its JVM and all processes of its browser.
 *
 * @param cpuCores cores used since the last measurement
 * @param cpuSeconds CPU time since its start; 0 from bots of older releases, which do not say
 * @param jvmPssMb proportional set size of the JVM in MB (10^6 bytes)
 * @param totalPssMb the same of JVM and browser together
 */
public record BotCost(double cpuCores, double cpuSeconds, double jvmPssMb, double totalPssMb) {
    private static final double MEGABYTE = 1e6;

    /** Memory of JVM and browser together. */
    public long memoryBytes() {
        return Math.round(totalPssMb * MEGABYTE);
    }
}
