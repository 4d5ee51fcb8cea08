package com.vomeet.e2e.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No value of the product's chart is a promise that nothing keeps: each, set to something else, changes an object. */
final class EveryValueTest {
    /** Nothing in it is made at random, so that what differs was changed. */
    private static final Chart USUAL = Chart.product()
            .with("manager.existingSecret", "keys")
            .with("postgresql.existingSecret", "database")
            .with("redis.existingSecret", "users")
            .with("externalDatabase.url", "jdbc:postgresql://db.example:5432/vomeet")
            .with("externalDatabase.password", "only-for-this-test")
            .with("externalRedis.url", "rediss://redis.example:6379/0")
            .with("externalRedis.existingSecret", "users")
            .with("externalSpeech.url", "wss://speech.example/ws")
            .with("ingress.hosts", List.of("vomeet.example"))
            .with("httpRoute.parentRefs", List.of(Map.of("name", "gateway")));

    /** Values count together with others; each is tried where the others let it. */
    private static final List<Base> BASES = Stream.of(USUAL, grown(), USUAL.with("roles.split", true), elsewhere())
            .map(Base::of)
            .toList();

    private record Base(Chart chart, Objects objects) {
        static Base of(Chart chart) {
            return new Base(chart, chart.render());
        }

        boolean isChangedBy(Leaves.Leaf leaf) {
            return !chart.with(leaf.path(), OtherValues.of(leaf)).render().equals(objects);
        }
    }

    private static Chart grown() {
        return USUAL.with("manager.autoscaling.enabled", true)
                .with("manager.autoscaling.streamLag.perReplica", 100)
                .with("speech.autoscaling.enabled", true)
                .with("speech.autoscaling.minReplicas", 3)
                .with("ingress.enabled", true)
                .with("httpRoute.enabled", true)
                .with("botQuota.enabled", true)
                .with("botLimitRange.enabled", true)
                .with("botDisruptionBudget.enabled", true)
                .with("monitoring.podMonitor", true)
                .with("prepull.enabled", true);
    }

    private static Chart elsewhere() {
        return USUAL.with("postgresql.enabled", false)
                .with("redis.enabled", false)
                .with("speech.enabled", false);
    }

    /** Those of the bots are looked at by {@link JobTemplateTest}, what takes a cluster to be seen by {@link ApiServerBlockTest}. */
    static List<Leaves.Leaf> leaves() {
        return Leaves.of(Chart.product().defaults()).all().stream()
                .filter(leaf -> !leaf.path().getFirst().equals("bots"))
                .filter(leaf -> !leaf.toString().equals("networkPolicy.blockApiServer"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("leaves")
    void everyValueReachesAnObject(Leaves.Leaf leaf) {
        assertThat(BASES).as("%s set to %s", leaf, OtherValues.of(leaf)).anyMatch(base -> base.isChangedBy(leaf));
    }

    @ParameterizedTest
    @MethodSource("bases")
    void whatIsNotChangedIsTheSameAgain(Chart chart) {
        assertThat(chart.render()).isEqualTo(chart.render());
    }

    static List<Chart> bases() {
        return BASES.stream().map(Base::chart).toList();
    }
}
