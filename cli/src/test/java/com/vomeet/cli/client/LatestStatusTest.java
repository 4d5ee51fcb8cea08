package com.vomeet.cli.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.contract.MeetingStatus;
import org.junit.jupiter.api.Test;

final class LatestStatusTest {
    private final LatestStatus latest = new LatestStatus();

    @Test
    void whateverIsKnownFirstIsNews() {
        assertThat(latest.advance(MeetingStatus.ACTIVE)).isTrue();
    }

    @Test
    void whatIsKnownIsNoNews() {
        latest.advance(MeetingStatus.ACTIVE);
        assertThat(latest.advance(MeetingStatus.ACTIVE)).isFalse();
    }

    @Test
    void anAnswerFromBeforeChangesNothing() {
        latest.advance(MeetingStatus.ACTIVE);
        assertThat(latest.advance(MeetingStatus.JOINING)).isFalse();
        assertThat(latest.advance(MeetingStatus.STOPPING)).isTrue();
    }

    @Test
    void aMeetingEndsOnce() {
        latest.advance(MeetingStatus.COMPLETED);
        assertThat(latest.advance(MeetingStatus.FAILED)).isFalse();
    }
}
