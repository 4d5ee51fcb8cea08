package com.vomeet.bench.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;

final class LabInClusterTest {
    @Test
    void thePlatformsNameBecomesAZoneOfItsOwnOnTheSamePort() {
        var corefile = """
                cluster.local:1053 {
                    kubernetes cluster.local
                }
                .:1053 {
                    forward . /etc/resolv.conf
                }
                """;
        assertThat(LabInCluster.withName(corefile, "10.96.0.9")).isEqualTo(corefile + """
                meet.google.com:1053 {
                    hosts {
                        10.96.0.9 meet.google.com
                    }
                }
                """);
    }

    @Test
    void aNameServiceWithoutARootZoneIsNotOneThatTheTestsKnow() {
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> LabInCluster.withName("cluster.local:53 {\n}\n", "10.96.0.9"))
                .withMessageContaining("no root zone");
    }
}
