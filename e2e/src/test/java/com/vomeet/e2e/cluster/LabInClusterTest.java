package com.vomeet.e2e.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class LabInClusterTest {
    @Test
    void thePlatformsNameIsAddedToTheHostsThatTheNameServiceHas() {
        var corefile = """
                .:1053 {
                    hosts {
                        10.0.0.1 host.vomeet.test
                        fallthrough
                    }
                    kubernetes cluster.local
                }
                """;
        assertThat(LabInCluster.withName(corefile, "10.96.0.9")).isEqualTo("""
                .:1053 {
                    hosts {
                        10.96.0.9 meet.google.com
                        10.0.0.1 host.vomeet.test
                        fallthrough
                    }
                    kubernetes cluster.local
                }
                """);
    }

    @Test
    void aNameServiceWithoutHostsGetsThem() {
        var corefile = """
                .:53 {
                    kubernetes cluster.local {
                    }
                    forward . /etc/resolv.conf
                }
                """;
        assertThat(LabInCluster.withName(corefile, "10.96.0.9")).isEqualTo("""
                .:53 {
                    hosts {
                        10.96.0.9 meet.google.com
                        fallthrough
                    }
                    kubernetes cluster.local {
                    }
                    forward . /etc/resolv.conf
                }
                """);
    }
}
