package com.vomeet.bot.speech;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.bot.audio.AudioFrame;
import com.vomeet.contract.whisper.WireSegment;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class ProgressTest {
    private long now;
    private final Progress progress = new Progress();
    private final ConnectionTime time = new ConnectionTime();
    private final List<Heard> heard = new ArrayList<>();
    private final SpeechListener listener = new SpeechListener() {
        @Override
        public void began(double zeroMillis) {}

        @Override
        public void heard(List<Heard> segments) {
            heard.addAll(segments);
        }

        @Override
        public void noted(String what, String detail) {}
    };

    @Test
    void aReplayBeginsAfterTheLastFinishedSegment() {
        connected(600);
        say(segment(10, 20, true), segment(20, 50, false));
        progress.unfollow(0);
        assertThat(progress.resumeMillis()).isEqualTo(20_000);
    }

    /** It may be behind by so much, and answer pings all the same. */
    @Test
    void whatAServerMayStillHaveToReadIsReplayed() {
        connected(1_000);
        say(segment(1, 2, true));
        progress.unfollow(0);
        assertThat(progress.resumeMillis())
                .as("60 s before the end of what was sent")
                .isEqualTo(40_000);
    }

    @Test
    void whatAServerMayNotHaveReadBeforeItFellSilentIsReplayed() {
        connected(1_000);
        say(segment(1, 2, true));
        progress.unfollow(TimeUnit.SECONDS.toNanos(15));
        assertThat(progress.resumeMillis()).isEqualTo(25_000);
    }

    @Test
    void anUnfinishedSegmentIsReplayedFromItsBeginning() {
        connected(600);
        say(segment(1, 2, true), segment(5, 59, false));
        progress.unfollow(0);
        assertThat(progress.resumeMillis())
                .as("a second before, for the recogniser to know the noise")
                .isEqualTo(4_000);
    }

    @Test
    void aTailThatWasTakenBackIsNotReplayed() {
        connected(1_000);
        say(segment(1, 2, true), segment(5, 59, false));
        progress.take(List.of(new WireSegment("5.000", "59.000", " ", false, null, null, null)), time, listener);
        progress.unfollow(0);
        assertThat(progress.resumeMillis()).isEqualTo(40_000);
    }

    @Test
    void aTailOfWhichNothingWasHeardForLongIsNotReplayed() {
        connected(100);
        say(segment(1, 2, true), segment(5, 9, false));
        send(700);
        progress.unfollow(0);
        assertThat(progress.resumeMillis()).isEqualTo(20_000);
    }

    @Test
    void anAbandonedConnectionIsNotHeard() {
        connected(100);
        progress.unfollow(0);
        say(segment(1, 2, true));
        assertThat(heard).isEmpty();
        assertThat(progress.resumeMillis()).isZero();
    }

    @Test
    void aDetectedLanguageIsThatOfSegmentsWithoutOne() {
        connected(100);
        progress.detected("no");
        say(segment(1, 2, true));
        assertThat(heard.getFirst().language()).isEqualTo("no");
    }

    @Test
    void theLanguageBeforeAChangeIsNotThatOfWhatComesAfterIt() {
        connected(100);
        progress.detected("en");
        progress.unfollow(0);
        progress.follow(time, "de");
        say(segment(1, 2, true));
        progress.unfollow(0);
        progress.follow(time, null);
        say(segment(3, 4, true));
        assertThat(heard).extracting(Heard::language).containsExactly("de", null);
    }

    @Test
    void aServerIsMuteAfterLongWithoutAWordAndLaterEachTime() {
        var few = new Progress(2, () -> now);
        few.follow(time, null);
        few.loud();
        passes(300);
        assertThat(few.isMute()).as("one frame").isFalse();
        few.loud();
        assertThat(few.isMute()).as("two frames in 0.2 s").isTrue();
        few.follow(time, null);
        few.loud();
        few.loud();
        passes(300);
        assertThat(few.isMute()).as("the next has twice the time").isFalse();
        few.take(List.of(segment(1, 2, true)), time, listener);
        few.loud();
        few.loud();
        passes(199);
        assertThat(few.isMute()).as("it has just spoken").isFalse();
        passes(1);
        assertThat(few.isMute()).isTrue();
    }

    /** Its pongs say nothing of what it was sent. */
    @Test
    void whatAMuteServerWasSentIsDealtWithByNobody() {
        var few = new Progress(1, () -> now);
        send(1_500);
        few.follow(time, null);
        few.take(List.of(segment(1, 2, true), segment(5, 9, false)), time, listener);
        few.loud();
        passes(100);
        assertThat(few.isMute()).isTrue();
        few.unfollow(0);
        assertThat(few.resumeMillis()).isEqualTo(4_000);
    }

    @Test
    void theBeginningIsOnce() {
        assertThat(progress.begun()).isFalse();
        assertThat(progress.begin()).isTrue();
        assertThat(progress.begin()).isFalse();
        assertThat(progress.begun()).isTrue();
    }

    private void passes(int millis) {
        now += TimeUnit.MILLISECONDS.toNanos(millis);
    }

    private void send(int frames) {
        for (int i = 0; i < frames; i++) {
            time.sent(new AudioFrame(time.sentUpTo(), new short[AudioFrame.SAMPLES]));
        }
    }

    private void connected(int frames) {
        send(frames);
        progress.follow(time, null);
    }

    private void say(WireSegment... segments) {
        progress.take(List.of(segments), time, listener);
    }

    private static WireSegment segment(int start, int end, boolean completed) {
        return segment(start, end, completed, null);
    }

    private static WireSegment segment(int start, int end, boolean completed, @Nullable String language) {
        return new WireSegment(start + ".000", end + ".000", "text", completed, language, null, null);
    }
}
