package com.vomeet.lab.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ImpairedWireTest {
    private static final InetSocketAddress SOMEWHERE = new InetSocketAddress(9);
    private final List<Integer> arrived = new CopyOnWriteArrayList<>();
    private final ImpairedWire wire =
            new ImpairedWire((packet, to) -> arrived.add(Byte.toUnsignedInt(packet[0])), new Random(1));

    @AfterEach
    void close() {
        wire.close();
    }

    @Test
    void anUnimpairedWirePassesEverythingAtOnce() {
        send(100);
        assertThat(arrived).hasSize(100).isSorted();
    }

    @Test
    void lossLosesItsShare() {
        wire.impair(new Impairment(20, 0, 0));
        for (var i = 0; i < 100; i++) {
            send(100);
        }
        assertThat(arrived).hasSizeBetween(7_800, 8_200);
    }

    @Test
    void everythingCanBeLost() {
        wire.impair(new Impairment(100, 0, 0));
        send(100);
        assertThat(arrived).isEmpty();
    }

    @Test
    void aDelayKeepsTheOrderAndJitterDoesNot() {
        wire.impair(new Impairment(0, 30, 0));
        send(100);
        await().until(() -> arrived.size() == 100);
        assertThat(arrived).isSorted();
        arrived.clear();
        wire.impair(new Impairment(0, 0, 60));
        send(100);
        await().until(() -> arrived.size() == 100);
        assertThat(arrived).isNotEqualTo(arrived.stream().sorted().toList());
    }

    @Test
    void moreThanFitsOnTheWayIsLost() {
        wire.impair(new Impairment(0, 2_000, 0));
        for (var i = 0; i < 100; i++) {
            send(100);
        }
        await().until(() -> arrived.size() >= 8_192);
        assertThat(arrived).hasSize(8_192);
    }

    @Test
    void anImpairmentCanBeTakenBack() {
        wire.impair(new Impairment(100, 0, 0));
        wire.impair(Impairment.NONE);
        send(1);
        assertThat(arrived).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"-1, 0, 0", "101, 0, 0", "NaN, 0, 0", "0, -1, 0", "0, 0, -1", "0, 10001, 0", "0, 0, 10001"})
    void whatMakesNoSenseIsRefused(double loss, int delay, int jitter) {
        assertThatThrownBy(() -> new Impairment(loss, delay, jitter)).isInstanceOf(IllegalArgumentException.class);
    }

    private void send(int count) {
        for (var i = 0; i < count; i++) {
            wire.send(new byte[] {(byte) i}, SOMEWHERE);
        }
    }
}
