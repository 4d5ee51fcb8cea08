package com.vomeet.lab.media;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class TracksTest {
    @Test
    void aTrackPerPersonStaysTheirsUntilTheyLeave() {
        var tracks = Tracks.of(Arrangement.TRACK_PER_PERSON);
        assertThat(tracks.enter(1)).isTrue();
        assertThat(tracks.enter(2)).isTrue();
        assertThat(tracks.speaking(2)).hasValue(1);
        tracks.silent(2);
        assertThat(tracks.of(2)).hasValue(1);
        tracks.leave(1);
        assertThat(tracks.of(1)).isEmpty();
        assertThat(tracks.of(2)).hasValue(1);
        tracks.enter(3);
        assertThat(tracks.of(3)).hasValue(0);
        assertThat(tracks.namesContributors()).isFalse();
    }

    @Test
    void theNinthPersonFindsNoTrack() {
        var tracks = Tracks.of(Arrangement.TRACK_PER_PERSON);
        for (var csrc = 1; csrc <= 8; csrc++) {
            assertThat(tracks.enter(csrc)).isTrue();
        }
        assertThat(tracks.enter(9)).isFalse();
    }

    @Test
    void aTrackGoesOnOnceSomebodyWasOnIt() {
        var tracks = Tracks.of(Arrangement.TRACK_PER_PERSON);
        assertThat(tracks.used(0)).isFalse();
        tracks.enter(1);
        tracks.leave(1);
        assertThat(tracks.used(0)).isTrue();
        assertThat(tracks.used(1)).isFalse();
    }

    @Test
    void pooledTracksGoToWhoeverSpeaks() {
        var tracks = Tracks.of(Arrangement.POOL_OF_THREE);
        assertThat(tracks.speaking(11)).hasValue(0);
        assertThat(tracks.speaking(12)).hasValue(1);
        assertThat(tracks.speaking(13)).hasValue(2);
        assertThat(tracks.speaking(11)).as("still speaking").hasValue(0);
        assertThat(tracks.speaking(14)).as("the fourth").isEmpty();
        tracks.silent(12);
        assertThat(tracks.of(12)).isEmpty();
        assertThat(tracks.speaking(14)).hasValue(1);
        assertThat(tracks.namesContributors()).isTrue();
    }

    @Test
    void whoSpeaksAgainGetsTheTrackTheyHad() {
        var tracks = Tracks.of(Arrangement.POOL_OF_THREE);
        tracks.speaking(11);
        tracks.speaking(12);
        tracks.silent(11);
        tracks.silent(12);
        assertThat(tracks.speaking(12)).hasValue(1);
        assertThat(tracks.speaking(11)).hasValue(0);
    }

    @Test
    void somebodyNewGetsTheTrackThatWasIdleForLongest() {
        var tracks = Tracks.of(Arrangement.POOL_OF_THREE);
        for (var csrc = 11; csrc <= 13; csrc++) {
            tracks.speaking(csrc);
        }
        tracks.silent(12);
        tracks.silent(11);
        tracks.silent(13);
        assertThat(tracks.speaking(14)).hasValue(1);
        assertThat(tracks.speaking(15)).hasValue(0);
    }

    @Test
    void whoLeavesGivesTheirTrackBack() {
        var tracks = Tracks.of(Arrangement.ONE_MIX);
        tracks.speaking(11);
        assertThat(tracks.speaking(12)).isEmpty();
        tracks.leave(11);
        assertThat(tracks.speaking(12)).hasValue(0);
    }

    @Test
    void everyPooledTrackIsKeptAlive() {
        var tracks = Tracks.of(Arrangement.POOL_OF_THREE);
        assertThat(tracks.used(0) && tracks.used(1) && tracks.used(2)).isTrue();
    }
}
