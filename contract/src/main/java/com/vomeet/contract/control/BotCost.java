package com.vomeet.contract.control;

/**
 * What a bot uses now.
 *
 * @param cpuCores cores used since the last measurement by the JVM and all processes of its browser
 * @param jvmPssMb proportional set size of the JVM in MB (10^6 bytes)
 * @param totalPssMb the same of JVM and browser together
 */
public record BotCost(double cpuCores, double jvmPssMb, double totalPssMb) {}
