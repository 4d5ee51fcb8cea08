package com.vomeet.bot.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
final class CostMeterTest {
    @Test
    void thisProcessAndItsChildrenAreMeasured() throws Exception {
        var child = new ProcessBuilder("sleep", "60").start();
        try {
            var meter = new CostMeter();
            var first = Objects.requireNonNull(meter.measure());
            assertThat(first.cpuCores()).isZero();
            assertThat(first.jvmPssMb()).isBetween(10.0, 2_000.0);
            assertThat(first.totalPssMb()).isGreaterThan(first.jvmPssMb());
            var second = Objects.requireNonNull(meter.measure());
            assertThat(second.cpuCores()).isNotNegative();
            assertThat(first.cpuSeconds()).as("since the start of this JVM").isPositive();
            assertThat(second.cpuSeconds()).isGreaterThanOrEqualTo(first.cpuSeconds());
            assertThat(meter.cost()).as("measured anew only after a while").isSameAs(meter.cost());
        } finally {
            child.destroyForcibly();
        }
    }
}
