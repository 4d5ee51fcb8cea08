package com.vomeet.manager.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.contract.EndReason;
import com.vomeet.contract.Json;
import com.vomeet.contract.MeetingStatus;
import com.vomeet.manager.meeting.Meeting;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class ReadyTranscriptsIT {
    private final WebhookScene scene = new WebhookScene();

    @BeforeEach
    void listen() {
        scene.endpoint(scene.receiver.url(), "transcript.ready");
    }

    @AfterEach
    void close() {
        scene.close();
    }

    private void session(Meeting meeting, String uid, @Nullable Integer lastSegment, int stored) {
        scene.rows
                .database
                .jdbi()
                .useHandle(handle -> handle.createUpdate("""
                insert into transcript_sessions (uid, meeting_id, last_segment, stored) values (:uid, :meeting, :last, :stored)
                on conflict (uid) do update set last_segment = excluded.last_segment, stored = excluded.stored
                """)
                        .bind("uid", uid)
                        .bind("meeting", meeting.id().value())
                        .bind("last", lastSegment)
                        .bind("stored", stored)
                        .execute());
    }

    private void segment(Meeting meeting, String uid, int number, String speaker, String language) {
        scene.rows
                .database
                .jdbi()
                .useHandle(handle -> handle.createUpdate("""
                insert into transcript_segments (session_uid, number, meeting_id, seq, start_seconds, end_seconds, body, language,
                    speaker, absolute_start, absolute_end, created_at, entry_millis, entry_count)
                values (:uid, :number, :meeting, :number, 0, 1, 'words', :language, :speaker, now(), now(), now(), 0, 0)
                """)
                        .bind("uid", uid)
                        .bind("number", number)
                        .bind("meeting", meeting.id().value())
                        .bind("language", language)
                        .bind("speaker", speaker)
                        .execute());
    }

    private List<String> heard() throws InterruptedException {
        scene.deliver();
        return scene.receiver.heard();
    }

    @Test
    void itIsToldAsSoonAsTheLastSegmentIsStored() throws InterruptedException {
        var meeting = scene.wholeCall("abc-defg-hij");
        session(meeting, "a", 3, 2);
        assertThat(heard()).isEmpty();
        session(meeting, "a", 3, 3);
        assertThat(heard()).containsExactly("abc-defg-hij transcript.ready");
        assertThat(scene.receiver
                        .calls()
                        .getFirst()
                        .body()
                        .at("/transcript/complete")
                        .booleanValue())
                .isTrue();
    }

    @Test
    void everySessionHasToBeStored() throws InterruptedException {
        var meeting = scene.wholeCall("abc-defg-hij");
        session(meeting, "a", 3, 3);
        session(meeting, "b", 5, 4);
        assertThat(heard()).isEmpty();
        session(meeting, "b", 5, 5);
        assertThat(heard()).hasSize(1);
    }

    @Test
    void whatWasNeverAnnouncedIsWaitedForHalfAMinute() throws InterruptedException {
        var meeting = scene.wholeCall("abc-defg-hij");
        session(meeting, "a", null, 7);
        scene.rows.clock.advance(ReadyTranscripts.PATIENCE.minusMillis(1));
        assertThat(heard()).isEmpty();
        scene.rows.clock.advance(Duration.ofMillis(1));
        assertThat(heard()).hasSize(1);
        assertThat(scene.receiver
                        .calls()
                        .getFirst()
                        .body()
                        .at("/transcript/complete")
                        .booleanValue())
                .isFalse();
    }

    @Test
    void textThatHasNotEvenBegunToArriveIsWaitedForToo() throws InterruptedException {
        scene.wholeCall("abc-defg-hij");
        assertThat(heard()).isEmpty();
        scene.rows.clock.advance(ReadyTranscripts.PATIENCE);
        assertThat(heard()).hasSize(1);
    }

    @Test
    void aBotThatWasNeverInTheCallHasNothingToWaitFor() throws InterruptedException {
        var meeting = scene.requested("abc-defg-hij");
        scene.says(meeting, MeetingStatus.FAILED, EndReason.INVALID_MEETING);
        assertThat(heard()).containsExactly("abc-defg-hij transcript.ready");
    }

    @Test
    void aMeetingThatGoesOnIsNeverReady() throws InterruptedException {
        var meeting = scene.requested("abc-defg-hij");
        scene.says(meeting, MeetingStatus.ACTIVE);
        session(meeting, "a", 1, 1);
        scene.rows.clock.advance(Duration.ofHours(1));
        assertThat(heard()).isEmpty();
    }

    @Test
    void itIsToldOnceHoweverManyLook() throws InterruptedException {
        scene.wholeCall("abc-defg-hij");
        scene.rows.clock.advance(ReadyTranscripts.PATIENCE);
        var counters = new WebhookCounters();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 16; i++) {
                threads.execute(() ->
                        new ReadyTranscripts(scene.rows.database.jdbi(), counters).tell(scene.rows.clock.instant()));
            }
        }
        assertThat(counters.ready()).isEqualTo(1);
        assertThat(heard()).hasSize(1);
    }

    @Test
    void whoSpokeAndInWhichLanguageIsNotedOnTheMeeting() throws InterruptedException {
        var meeting = scene.wholeCall("abc-defg-hij");
        session(meeting, "a", 3, 3);
        segment(meeting, "a", 1, "Ben", "en");
        segment(meeting, "a", 2, "Ada", "en");
        segment(meeting, "a", 3, "Ben", "de");
        heard();
        assertThat(scene.rows.now(meeting).data()).isEqualTo(Json.MAPPER.readTree("""
                {"participants": ["Ada", "Ben"], "languages": ["de", "en"]}
                """));
    }

    /** As receivers of the first vomeet know it; what comes later is in transcript.ready. */
    @Test
    void anEndIsToldWithWhoHasSpokenByThen() throws InterruptedException {
        scene.endpoint(scene.receiver.url(), "bot.active", "bot.ended");
        var meeting = scene.requested("abc-defg-hij");
        scene.says(meeting, MeetingStatus.ACTIVE);
        session(meeting, "a", 1, 1);
        segment(meeting, "a", 1, "Ben", "en");
        scene.says(meeting, MeetingStatus.COMPLETED, EndReason.LEFT_ALONE);
        scene.deliver();
        var told = scene.receiver.calls().stream()
                .filter(call -> call.event().startsWith("bot."))
                .toList();
        assertThat(told.getFirst().body().at("/meeting/data").has("participants"))
                .isFalse();
        assertThat(told.getLast().body().at("/meeting/data/participants")).hasToString("[\"Ben\"]");
        assertThat(told.getLast().body().at("/meeting/data/languages")).hasToString("[\"en\"]");
    }

    @Test
    void noNamesComeBackIntoAMeetingThatIsJustBeingErased() {
        var meeting = scene.wholeCall("abc-defg-hij");
        session(meeting, "a", 1, 1);
        segment(meeting, "a", 1, "Ben", "en");
        var ready = new ReadyTranscripts(scene.rows.database.jdbi(), new WebhookCounters());
        var told = new CompletableFuture<Void>();
        scene.rows.database.jdbi().useTransaction(handle -> {
            handle.execute("""
                    update meetings set erased_at = now(), native_meeting_id = null, data = '{"redacted": true}' where id = ?
                    """, meeting.id().value());
            handle.execute(
                    "delete from transcript_segments where meeting_id = ?",
                    meeting.id().value());
            Thread.ofVirtual().start(() -> {
                ready.tell(scene.rows.clock.instant());
                told.complete(null);
            });
            scene.awaitSomebodyWhoWaits();
        });
        told.orTimeout(20, TimeUnit.SECONDS).join();
        assertThat(scene.rows.now(meeting).data()).isEqualTo(Json.MAPPER.readTree("{\"redacted\": true}"));
    }

    @Test
    void oneMeetingThatCannotBeToldOfHoldsUpNoOther() throws InterruptedException {
        var broken = scene.wholeCall("abc-defg-hij");
        session(broken, "a", 0, 0);
        var other = scene.wholeCall("abc-defg-hik");
        session(other, "b", 0, 0);
        scene.rows
                .database
                .jdbi()
                .useHandle(handle -> handle.execute(
                        "update meetings set status = 'failed', platform = 'of_a_later_release' where id = ?",
                        broken.id().value()));
        assertThat(heard()).hasSize(1);
    }

    @Test
    void whatIsNotedAlreadyStays() throws InterruptedException {
        var meeting = scene.wholeCall("abc-defg-hij");
        scene.rows
                .database
                .jdbi()
                .useHandle(handle -> handle.execute(
                        "update meetings set data = '{\"participants\": [\"Eve\"]}' where id = ?",
                        meeting.id().value()));
        session(meeting, "a", 1, 1);
        segment(meeting, "a", 1, "Ben", "en");
        heard();
        assertThat(scene.rows.now(meeting).data()).isEqualTo(Json.MAPPER.readTree("""
                {"participants": ["Eve"], "languages": ["en"]}
                """));
    }
}
