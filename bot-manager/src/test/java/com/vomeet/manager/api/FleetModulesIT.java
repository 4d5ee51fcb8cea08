package com.vomeet.manager.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.manager.WebStage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the page of the fleet counts, sorts and says, each module alone, in the real browser. */
final class FleetModulesIT {
    private static final String FRAMES = """
            const bot = (meeting_id, status, more) => ({
              meeting_id, status, native_meeting_id: `m-${meeting_id}`, name: null, bot_name: "Vomeet",
              since: `2026-01-01T10:00:0${meeting_id}`, heard_at: null, cpu_cores: null, memory_mb: null,
              cost: { core_seconds: 0, mb_hours: 0 }, ...more,
            });
            const frame = (whole, bots, gone = []) => ({ at: "2026-01-01T10:01:00", whole, bots, gone, summary: null });
            const r = new m.Roster();
            const ids = (more) => r.ids({ state: "", q: "", order: "", ...more });
            """;

    private static WebStage stage;
    private static Tab tab;

    @BeforeAll
    static void open() {
        stage = new WebStage();
        tab = Tab.open();
        tab.go(stage.base(), "/app/");
        tab.awaitText("API key");
    }

    @AfterAll
    static void end() {
        tab.close();
        stage.close();
    }

    private static String roster(String body) {
        return tab.module("roster.js", FRAMES + body);
    }

    @Test
    void framesArePutTogether() {
        assertThat(roster("""
                r.apply(frame(true, [bot(1, "joining"), bot(2, "active")]));
                r.apply(frame(false, [bot(1, "active"), bot(3, "requested")], [2]));
                const once = ids();
                r.apply(frame(true, [bot(4, "active")]));
                return [once, ids()];""")).isEqualTo("[[3,1],[4]]");
    }

    @Test
    void thoseThatAreOutAreCountedAndWhatTheyUseIsSummedUp() {
        assertThat(roster("""
                r.apply(frame(true, [bot(1, "active", { cpu_cores: 0.5, memory_mb: 300 }), bot(2, "active"),
                  bot(3, "failed", { cpu_cores: 9, memory_mb: 9 })]));
                const { all, counts, cores, memory } = r.totals();
                return [all, counts.active, counts.joining, cores, memory];""")).isEqualTo("[2,2,0,0.5,300]");
    }

    @Test
    void botsAreFoundByStatusAndByEveryWord() {
        assertThat(roster("""
                r.apply(frame(true, [bot(1, "active", { name: "Weekly round" }), bot(2, "joining"), bot(3, "active")]));
                return [ids({ state: "active" }), ids({ q: "ROUND m-1" }), ids({ q: "round m-2" })];""")).isEqualTo("[[3,1],[1],[]]");
    }

    @Test
    void everyOrderPutsWhatItIsNamedAfterFirst() {
        assertThat(roster("""
                const use = (cpu_cores, memory_mb, core_seconds, second) =>
                  ({ cpu_cores, memory_mb, cost: { core_seconds, mb_hours: 0 }, heard_at: `2026-01-01T10:00:${second}` });
                r.apply(frame(true, [bot(1, "active", use(0.3, 200, 9, 50)), bot(2, "active", use(0.1, 300, 8, 40)),
                  bot(3, "active", use(0.2, 100, 7, 30))]));
                return ["", "longest", "silent", "cpu", "memory", "cost"].map((order) => ids({ order })[0]);""")).isEqualTo("[3,1,3,1,2,1]");
    }

    @Test
    void thirtySecondsWithoutAWordAreSilenceByTheServersClock() {
        assertThat(roster("""
                r.apply(frame(true, [bot(1, "active", { heard_at: "2026-01-01T10:00:29" }),
                  bot(2, "active", { heard_at: "2026-01-01T10:00:31" }), bot(3, "requested")]));
                return [1, 2, 3].map((id) => r.isSilent(r.bots.get(id)));""")).isEqualTo("[true,false,false]");
    }

    @Test
    void whyABotIsWhereItIsComesFromItsPageOrTheManagerOrItsStatus() {
        assertThat(tab.module("fleet-row.js", """
                const event = (source, detail, evidence) => ({ kind: "status_change", source, detail, evidence });
                return [
                  { status: "awaiting_admission", last_event: event("bot_callback", null, [{ cue: "lobby.asking", text: "Asking" }]) },
                  { status: "requested", last_event: { ...event("fleet", "No node has room.", []), kind: "waiting_for_capacity" } },
                  { status: "stopping", last_event: event("user", null, [{ cue: "user.stop", text: "Called back." }]) },
                  { status: "active", last_event: null },
                  { status: "failed", reason: "page_lost", last_event: null },
                ].map((bot) => m.why(bot)).map(({ words, cue }) => [words, cue]);""")).isEqualTo("""
                [["“Asking”","lobby.asking"],["No node has room.",""],["Called back.",""],\
                ["It hears what is said and writes it down.",""],["The page went somewhere else.",""]]""");
    }

    @Test
    void figuresHaveUnitsThatFit() {
        assertThat(tab.module(
                        "fleet-row.js", "return [m.cores(0.1234), m.cores(null), m.memory(301.2), m.memory(12345)]"))
                .isEqualTo("[\"0.12 cores\",\"–\",\"301 MB\",\"12.3 GB\"]");
        assertThat(tab.module("reasons.js", """
                return [m.coreTime(9.4), m.coreTime(840), m.coreTime(9000), m.memoryTime(12.4), m.memoryTime(2345)]"""))
                .isEqualTo("[\"9 core‑s\",\"14 core‑min\",\"2.5 core‑h\",\"12 MB‑h\",\"2.3 GB‑h\"]");
    }
}
