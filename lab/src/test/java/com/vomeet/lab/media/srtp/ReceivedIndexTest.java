package com.vomeet.lab.media.srtp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ReceivedIndexTest {
    private final ReceivedIndex index = new ReceivedIndex();

    @Test
    void theFirstPacketIsTakenAsItIs() {
        assertThat(index.guess(65_000)).isEqualTo(65_000);
    }

    @Test
    void aSmallNumberAfterALargeOneIsTheNextRound() {
        index.accept(65_535);
        assertThat(index.guess(0)).isEqualTo(65_536);
        assertThat(index.guess(30)).isEqualTo(65_566);
    }

    @Test
    void aLargeNumberRightAfterAWrapIsOfTheRoundBefore() {
        index.accept(65_536);
        assertThat(index.guess(65_535)).isEqualTo(65_535);
    }

    @Test
    void aLatePacketBeforeTheFirstWrapIsNotOfANegativeRound() {
        index.accept(3);
        assertThat(index.guess(65_534)).isEqualTo(65_534);
    }

    @Test
    void whatWasSeenIsNotNewAndWhatWasSkippedIs() {
        index.accept(100);
        index.accept(102);
        assertThat(index.isNew(100)).isFalse();
        assertThat(index.isNew(101)).isTrue();
        assertThat(index.isNew(102)).isFalse();
        assertThat(index.isNew(103)).isTrue();
    }

    @Test
    void whatCameOutOfOrderIsRemembered() {
        index.accept(102);
        index.accept(101);
        assertThat(index.isNew(101)).isFalse();
        assertThat(index.isNew(100)).isTrue();
    }

    @Test
    void whatIsTooOldToTellIsNotNew() {
        index.accept(1000);
        assertThat(index.isNew(1000 - 63)).isTrue();
        assertThat(index.isNew(1000 - 64)).isFalse();
    }

    @Test
    void aLongJumpForgetsWhatLiesBehind() {
        index.accept(10);
        index.accept(10_000);
        assertThat(index.isNew(9_999)).isTrue();
        assertThat(index.isNew(10)).isFalse();
    }
}
