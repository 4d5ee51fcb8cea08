package com.vomeet.manager.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.contract.Json;
import com.vomeet.manager.RealParts;
import com.vomeet.manager.store.Database;
import com.vomeet.manager.store.Patience;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.StreamEntryID;

final class PutAsideIT {
    private final Database database = Database.open(RealParts.newDatabase(), Patience.DEFAULT);
    private final SegmentStore store = new SegmentStore(database.jdbi(), InstantSource.system());
    private final Quarantine quarantine = new Quarantine(database.jdbi(), InstantSource.system());
    private final List<StoreResult> told = new ArrayList<>();
    private final PutAside aside = new PutAside(database.jdbi(), store, quarantine, told::add);
    private final long meeting = new TestMeetings(database.jdbi()).add();
    private int besides;

    @AfterEach
    void end() {
        database.close();
    }

    private TokenCheck.Opened opened(long id) {
        return new TokenCheck.Opened(id, "a", Instant.MAX);
    }

    private void put(String payload, TokenCheck.@Nullable Opened opened) {
        quarantine.keep(new StreamGroup.Entry(new StreamEntryID(5, 3), Map.of("payload", payload)), "odd", opened);
    }

    private String entry() {
        return Json.write(Entries.text(meeting, "a", Entries.said(1, "one")));
    }

    private PutAside.Outcome again() {
        return aside.readAgain("5-3", _ -> besides++);
    }

    private List<String> texts() {
        return store.since(meeting, 0).shown().stream().map(LiveSegment::text).toList();
    }

    @Test
    void whatCanBeReadNowIsStoredToldAndNoLongerAside() {
        put(entry(), opened(meeting));
        assertThat(aside.list(10, 0)).singleElement().satisfies(kept -> {
            assertThat(kept.replayable()).isTrue();
            assertThat(kept.fields()).doesNotContain("token-" + meeting);
        });
        assertThat(again()).isEqualTo(new PutAside.Outcome.Stored(1));
        assertThat(texts()).containsExactly("one");
        assertThat(told).hasSize(1);
        assertThat(besides).isEqualTo(1);
        assertThat(aside.count()).isZero();
        assertThat(again()).isEqualTo(new PutAside.Outcome.Unknown());
    }

    @Test
    void whatIsNewerThanTheEntryStays() {
        store.store(List.of(Entries.good(6, Entries.text(meeting, "a", Entries.said(1, "newer")))));
        put(entry(), opened(meeting));
        assertThat(again()).isEqualTo(new PutAside.Outcome.Stored(0));
        assertThat(texts()).containsExactly("newer");
    }

    @Test
    void anEntryIsTheMeetingsThatItsTokenOpenedAndNobodyElses() {
        put(entry(), null);
        assertThat(again()).isEqualTo(new PutAside.Outcome.StillPoison("it came with no token that opened a meeting"));
        assertThat(aside.forget("5-3", _ -> besides++)).isTrue();
        var other = new TestMeetings(database.jdbi()).add();
        put(entry(), opened(other));
        assertThat(again())
                .isEqualTo(
                        new PutAside.Outcome.StillPoison("its token opened another meeting or another bot's session"));
        assertThat(texts()).isEmpty();
        assertThat(aside.count()).isEqualTo(1);
    }

    @Test
    void whatStillCannotBeReadOrStoredStaysWithItsReason() {
        put("{\"source\":\"vomeet-bot\",\"type\":\"transcription\",\"segments\":7}", opened(meeting));
        assertThat(again()).isInstanceOf(PutAside.Outcome.StillPoison.class);
        aside.forget("5-3", _ -> {});
        put(entry(), opened(meeting));
        database.jdbi()
                .useHandle(handle ->
                        handle.execute("alter table transcript_segments add constraint nothing check (body <> 'one')"));
        assertThat(again())
                .isInstanceOfSatisfying(
                        PutAside.Outcome.StillPoison.class,
                        still -> assertThat(still.reason()).contains("nothing"));
        assertThat(aside.count()).isEqualTo(1);
        assertThat(besides).isZero();
    }

    @Test
    void anEntryThatWasCutCannotBeReadAgain() {
        put("x".repeat(200_000), opened(meeting));
        assertThat(again()).isEqualTo(new PutAside.Outcome.StillPoison("it was too long to be kept whole"));
    }

    @Test
    void whatNobodyKnowsIsUnknown() {
        assertThat(aside.readAgain("7-7", _ -> {})).isEqualTo(new PutAside.Outcome.Unknown());
        assertThat(aside.readAgain("seven", _ -> {})).isEqualTo(new PutAside.Outcome.Unknown());
        assertThat(aside.forget("7-7", _ -> besides++)).isFalse();
        assertThat(besides).isZero();
    }

    @Test
    void theConsumerKeepsWhatTheTokenOpenedAndNotTheToken() {
        var fields = Map.of("payload", "{\"token\":\"token-" + meeting + "-a\",\"broken");
        assertThat(new EntryReader(Entries.TOKENS).opened(new EntryPosition(5, 0), fields))
                .isEqualTo(Optional.of(opened(meeting)));
        assertThat(new EntryReader(Entries.TOKENS)
                        .opened(new EntryPosition(5, 0), Map.of("payload", "{\"token\":\"forged\"}")))
                .isEmpty();
    }
}
