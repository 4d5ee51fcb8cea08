package com.vomeet.bot;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.bot.audio.MediaReport;
import com.vomeet.bot.call.Fact;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class MediaWatchTest {
    private final MediaWatch watch = new MediaWatch();
    private long packets;

    private List<Fact.MediaLost> told(int reports, String... states) {
        var told = new ArrayList<Fact.MediaLost>();
        for (var i = 0; i < reports; i++) {
            watch.reported(new MediaReport(List.of(states), packets)).ifPresent(told::add);
        }
        return told;
    }

    private List<Fact.MediaLost> toldWhileSomebodyIsMarked(int reports) {
        var told = new ArrayList<Fact.MediaLost>();
        for (var i = 0; i < reports; i++) {
            watch.marked(List.of());
            watch.marked(List.of("ada"));
            told.addAll(told(1, "connected"));
        }
        return told;
    }

    @Test
    void aConnectionThatIsGoneForTwentySecondsIsSaidToBeLostForAsLongAsItIs() {
        told(1, "connected");
        assertThat(told(3, "failed")).isEmpty();
        assertThat(told(2, "failed"))
                .extracting(Fact.MediaLost::lasting)
                .containsExactly(Duration.ofSeconds(20), Duration.ofSeconds(25));
        assertThat(told(1))
                .singleElement()
                .satisfies(lost -> assertThat(lost.why()).isEqualTo("no connection that could carry sound is up: []"));
    }

    @Test
    void aConnectionThatComesBackBeginsTheTimeAnew() {
        told(1, "connected");
        told(3, "disconnected");
        told(1, "connected");
        assertThat(told(3, "disconnected")).isEmpty();
    }

    @Test
    void oneConnectionThatIsUpIsEnough() {
        assertThat(told(9, "failed", "connected")).isEmpty();
    }

    @Test
    void aConnectionThatNeverCameIsMissedOnlyWhereThereIsSomebodyToBeHeard() {
        assertThat(told(9)).isEmpty();
        watch.sighted(true);
        assertThat(told(4, "connecting")).hasSize(1);
    }

    @Test
    void aMeetingInWhichEverybodyIsMutedIsNotLost() {
        watch.sighted(true);
        assertThat(told(100, "connected")).isEmpty();
    }

    @Test
    void somebodyWhoIsShownAsSpeakingAndNotHeardIsLost() {
        packets = 7;
        told(1, "connected");
        assertThat(toldWhileSomebodyIsMarked(4))
                .singleElement()
                .satisfies(
                        lost -> assertThat(lost.why()).isEqualTo("somebody is shown as speaking and no sound comes"));
    }

    @Test
    void aMarkThatStandsStillIsNobodyWhoSpeaks() {
        packets = 7;
        watch.marked(List.of("ada"));
        told(1, "connected");
        for (var i = 0; i < 20; i++) {
            watch.marked(List.of("ada"));
            assertThat(told(1, "connected")).isEmpty();
        }
    }

    @Test
    void soundThatComesIsNotLostWhateverIsMarked() {
        for (var i = 0; i < 9; i++) {
            packets++;
            assertThat(toldWhileSomebodyIsMarked(1)).isEmpty();
        }
        assertThat(toldWhileSomebodyIsMarked(3)).isEmpty();
        assertThat(told(1, "connected")).as("nobody is marked any more").isEmpty();
        assertThat(toldWhileSomebodyIsMarked(3)).isEmpty();
    }
}
