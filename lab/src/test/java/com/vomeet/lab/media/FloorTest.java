package com.vomeet.lab.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class FloorTest {
    private static final long ANNA = 101;
    private static final long BEN = 102;
    private Instant now = Instant.parse("2026-11-23T12:00:00Z");

    @Test
    void nobodySpeakingIsSilenceThatNamesNobody() {
        var floor = floor(Arrangement.POOL_OF_THREE);
        assertThat(tick(floor)).containsExactly("-", "-", "-");
        assertThat(floor.sounding()).isEmpty();
    }

    @Test
    void aTrackThatNobodyHadIsNotSent() {
        var floor = floor(Arrangement.TRACK_PER_PERSON);
        assertThat(tick(floor)).startsWith("-", "-", "none").hasSize(8);
    }

    @Test
    void aSpeechIsSentFrameByFrameAndThenIsOver() {
        var floor = floor(Arrangement.POOL_OF_THREE);
        var speech = say(floor, ANNA, 7, 2);
        var first = now;
        assertThat(tick(floor)).containsExactly("7.0 first [101]", "-", "-");
        assertThat(floor.sounding()).containsExactly(new Sounding(ANNA, 0, 0));
        assertThat(floor.trackOf(ANNA)).hasValue(0);
        assertThat(tick(floor)).containsExactly("7.1 [101]", "-", "-");
        assertThat(speech.ended()).isNotDone();
        var end = now;
        assertThat(tick(floor)).containsExactly("-", "-", "-");
        assertThat(floor.sounding()).isEmpty();
        assertThat(speech.startedAt()).isEqualTo(first);
        assertThat(speech.ended()).isCompletedWithValue(new SpeechEnd(end, true));
        assertThat(Duration.between(first, end)).isEqualTo(speech.voice().duration());
    }

    @Test
    void peopleOnTheirOwnTracksSpeakAtOnceAndAreNotNamed() {
        var floor = floor(Arrangement.TRACK_PER_PERSON);
        say(floor, BEN, 8, 2);
        say(floor, ANNA, 7, 2);
        assertThat(tick(floor)).startsWith("7.0 first []", "8.0 first []", "none");
        assertThat(floor.sounding()).containsExactly(new Sounding(ANNA, 0, 0), new Sounding(BEN, 0, 1));
    }

    @Test
    void oneMouthSaysOneThingAfterTheOther() {
        var floor = floor(Arrangement.POOL_OF_THREE);
        say(floor, ANNA, 7, 1);
        var second = say(floor, ANNA, 8, 1);
        assertThat(tick(floor)).containsExactly("7.0 first [101]", "-", "-");
        assertThat(second.started()).isNotDone();
        assertThat(tick(floor)).containsExactly("8.0 first [101]", "-", "-");
    }

    @Test
    void inAMixOneVoiceWaitsForTheOther() {
        var floor = floor(Arrangement.ONE_MIX);
        say(floor, ANNA, 7, 2);
        var waiting = say(floor, BEN, 8, 1);
        assertThat(tick(floor)).containsExactly("7.0 first [101]");
        assertThat(tick(floor)).containsExactly("7.1 [101]");
        assertThat(waiting.started()).isNotDone();
        assertThat(floor.sounding()).extracting(Sounding::csrc).containsExactly(ANNA);
        assertThat(tick(floor)).containsExactly("8.0 first [102]");
        assertThat(waiting.started()).isDone();
    }

    @Test
    void inAMixTheTurnsAreTakenInTheOrderOfAsking() {
        var floor = floor(Arrangement.ONE_MIX);
        floor.enter(103);
        say(floor, BEN, 7, 1);
        say(floor, 103, 8, 1);
        say(floor, ANNA, 9, 1).cancel();
        say(floor, BEN, 10, 1);
        say(floor, ANNA, 11, 1);
        assertThat(tick(floor)).containsExactly("7.0 first [102]");
        assertThat(tick(floor)).containsExactly("8.0 first [103]");
        assertThat(tick(floor)).containsExactly("10.0 first [102]");
        assertThat(tick(floor)).containsExactly("11.0 first [101]");
    }

    @Test
    void theFourthOfFourIsNotHeardUntilATrackIsFree() {
        var floor = new Floor(Arrangement.POOL_OF_THREE);
        for (var csrc = 1; csrc <= 4; csrc++) {
            floor.enter(csrc);
            say(floor, csrc, csrc, csrc == 2 ? 1 : 3);
        }
        assertThat(tick(floor)).containsExactly("1.0 first [1]", "2.0 first [2]", "3.0 first [3]");
        assertThat(floor.sounding()).contains(new Sounding(4, 0, -1));
        assertThat(tick(floor)).containsExactly("1.1 [1]", "4.1 [4]", "3.1 [3]");
    }

    @Test
    void aCancelledSpeechEndsAtTheNextTick() {
        var floor = floor(Arrangement.POOL_OF_THREE);
        var speech = say(floor, ANNA, 7, 9);
        tick(floor);
        speech.cancel();
        var end = now;
        assertThat(tick(floor)).containsExactly("-", "-", "-");
        assertThat(speech.ended()).isCompletedWithValue(new SpeechEnd(end, false));
    }

    @Test
    void aSpeechThatIsCancelledBeforeItBeganNeverStarts() {
        var floor = floor(Arrangement.POOL_OF_THREE);
        var speech = say(floor, ANNA, 7, 9);
        speech.cancel();
        assertThat(tick(floor)).containsExactly("-", "-", "-");
        assertThat(speech.ended()).isCompletedWithValueMatching(end -> !end.whole());
        assertThatThrownBy(speech::startedAt).isInstanceOf(CancellationException.class);
    }

    @Test
    void whoLeavesIsCutOff() {
        var floor = floor(Arrangement.POOL_OF_THREE);
        var speech = say(floor, ANNA, 7, 9);
        var next = say(floor, ANNA, 8, 9);
        tick(floor);
        floor.leave(ANNA, now);
        assertThat(floor.sounding()).as("even if no tick follows").isEmpty();
        assertThat(speech.ended()).isCompletedWithValue(new SpeechEnd(now, false));
        assertThat(next.ended()).isCompletedWithValue(new SpeechEnd(now, false));
        assertThat(tick(floor)).containsExactly("-", "-", "-");
        floor.leave(ANNA, now);
    }

    @Test
    void allLeaveAtOnce() {
        var floor = floor(Arrangement.POOL_OF_THREE);
        var speeches = List.of(say(floor, ANNA, 7, 9), say(floor, BEN, 8, 9));
        floor.leaveAll(now);
        assertThat(speeches).allSatisfy(speech -> assertThat(speech.ended()).isDone());
    }

    @Test
    void whoIsNotThereCannotSpeakAndWhoIsThereCannotEnter() {
        var floor = floor(Arrangement.POOL_OF_THREE);
        assertThatThrownBy(() -> say(floor, 9, 1, 1)).hasMessage("9 is not in the room");
        assertThatThrownBy(() -> floor.enter(ANNA)).hasMessage("101 is in the room already");
    }

    @Test
    void theNinthPersonIsToldThatAllTracksAreTaken() {
        var floor = floor(Arrangement.TRACK_PER_PERSON);
        for (var csrc = 1; csrc <= 6; csrc++) {
            floor.enter(csrc);
        }
        assertThatThrownBy(() -> floor.enter(7))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("8");
    }

    @Test
    void nobodyCanHaveMoreThan64SpeechesWaiting() {
        var floor = floor(Arrangement.POOL_OF_THREE);
        for (var i = 0; i < 64; i++) {
            say(floor, ANNA, 7, 1);
        }
        assertThatThrownBy(() -> say(floor, ANNA, 7, 1)).isInstanceOf(IllegalStateException.class);
    }

    private static Floor floor(Arrangement arrangement) {
        var floor = new Floor(arrangement);
        floor.enter(ANNA);
        floor.enter(BEN);
        return floor;
    }

    private static Speech say(Floor floor, long who, int tag, int frames) {
        var speech = new Speech(who, TestVoices.voice(tag, frames), Runnable::run);
        floor.speak(speech);
        return speech;
    }

    private List<String> tick(Floor floor) {
        var frames = floor.tick(now);
        now = now.plusMillis(20);
        return frames.stream().map(FloorTest::shown).toList();
    }

    private static String shown(@Nullable TrackFrame frame) {
        if (frame == null) {
            return "none";
        }
        if (frame.equals(TrackFrame.SILENT)) {
            return "-";
        }
        var opus = frame.voice().opus();
        return opus.get(0) + "." + opus.get(1) + (frame.first() ? " first " : " ") + frame.contributors();
    }
}
