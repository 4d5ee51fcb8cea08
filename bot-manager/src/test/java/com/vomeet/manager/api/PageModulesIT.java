package com.vomeet.manager.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.contract.EndReason;
import com.vomeet.contract.MeetingStatus;
import com.vomeet.manager.WebStage;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The page's pure modules, each alone, in the real browser. */
final class PageModulesIT {
    private static final String ADD = """
            const t = new m.Transcript();
            const s = (n, text, speaker, from, completed = true) => ({
              segment_id: `u:${n}`, number: n, text, speaker, completed,
              absolute_start_time: new Date(from * 1000).toISOString(),
              absolute_end_time: new Date(from * 1000 + 900).toISOString(),
            });
            const shown = () => t.turns().map((turn) => [turn.speaker, turn.segments.map((one) => one.text).join("|")]);
            """;

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

    private static String in(String module, String body) {
        return tab.module(module, body);
    }

    private static String roster(String body) {
        return in("roster.js", FRAMES + body);
    }

    /** What was made at five in the afternoon of the 23rd in Los Angeles was made on the 24th in UTC. */
    @Test
    void aDayOfTheFilterIsTheReadersOwn() {
        tab.timeZone("America/Los_Angeles");
        try {
            assertThat(in("filter.js", """
                    const { from, to } = m.asFilter(m.asked("?from=2026-11-23&to=2026-11-23"), 20);
                    return `${from} ${to}`;
                    """)).isEqualTo("\"2026-11-23T08:00:00.000Z 2026-11-24T08:00:00.000Z\"");
            assertThat(in("filter.js", """
                    const { from, to } = m.asFilter(m.asked("?from=soon"), 20);
                    return [from, to];
                    """)).isEqualTo("[\"soon\",\"\"]");
        } finally {
            tab.timeZone("");
        }
    }

    @Test
    void everyStatusAndEveryReasonHasPlainWords() {
        var statuses =
                Arrays.stream(MeetingStatus.values()).map(MeetingStatus::wire).toList();
        for (var status : statuses) {
            assertThat(in("words.js", "return m.statusName('" + status + "')")).isNotEqualTo('"' + status + '"');
        }
        for (var reason : EndReason.values()) {
            assertThat(in("words.js", "return m.REASON['" + reason.wire() + "'] ?? ''"))
                    .as(reason.wire())
                    .endsWith(".\"");
        }
        assertThat(in("words.js", "return m.explained('failed', 'something_new')"))
                .isEqualTo("\"something new\"");
    }

    @Test
    void durationsAreReadable() {
        assertThat(in("words.js", "return [0, 900, 59400, 59600, 125000, 3725000, -5].map(m.duration)"))
                .isEqualTo("[\"0 s\",\"1 s\",\"59 s\",\"1 min 00 s\",\"2 min 05 s\",\"1 h 02 min\",\"0 s\"]");
    }

    @Test
    void timesWithoutAZoneAreUtc() {
        assertThat(
                        in(
                                "words.js",
                                "return [m.instant('2026-01-01T10:00:00.5'), m.instant('2026-01-01T10:00:00Z'), m.instant(null)]"))
                .isEqualTo("[\"2026-01-01T10:00:00.500Z\",\"2026-01-01T10:00:00.000Z\",null]");
    }

    @Test
    void aFinalSegmentTakesItsTailsPlaceAndABlankOneTakesItAway() {
        assertThat(in("transcript.js", ADD + """
                t.apply([s(1, "he", null, 1, false)]);
                t.apply([s(1, " Hello. ", "Ada", 1), s(2, "uh", null, 2, false)]);
                t.apply([s(2, " ", null, 2, false)]);
                return shown();""")).isEqualTo("[[\"Ada\",\"Hello.\"]]");
    }

    @Test
    void turnsFollowTimeAndPeopleAndLongPauses() {
        assertThat(in("transcript.js", ADD + """
                t.apply([s(3, "c", "Bob", 5), s(1, "a", "Ada", 1), s(2, "b", "Ada", 3), s(4, "d", "Bob", 60), s(5, "e", null, 61)]);
                return shown();"""))
                .isEqualTo("[[\"Ada\",\"a|b\"],[\"Bob\",\"c\"],[\"Bob\",\"d\"],[null,\"e\"]]");
    }

    @Test
    void aPersonKeepsTheirColour() {
        assertThat(in("transcript.js", ADD + """
                const first = [t.colour("Ada"), t.colour("Bob")];
                for (let n = 0; n < 8; n++) t.colour("p" + n);
                return [first, t.colour("Ada"), t.colour("Bob"), t.colour("p7")];""")).isEqualTo("[[0,1],0,1,1]");
    }

    @Test
    void initialsAreLettersOfAnyScript() {
        assertThat(in(
                        "transcript.js",
                        "return ['Ada Lovelace', 'bob', 'Jean-Luc van Damme', '李小龙', '😀 x'].map(m.initials)"))
                .isEqualTo("[\"AL\",\"B\",\"JD\",\"李\",\"😀X\"]");
    }

    @Test
    void whatHasNotChangedIsNotDrawnAgain() {
        assertThat(in("transcript.js", ADD + """
                const v = new m.TranscriptView(t);
                t.apply([s(1, "a", "Ada", 1), s(2, "b", "Bob", 2, false)]);
                v.draw();
                const [first, second] = v.node.querySelectorAll("span:not(.face)");
                t.apply([s(2, "b c", "Bob", 2, false)]);
                v.draw();
                const grown = v.node.querySelector(".tail") === second && second.textContent === "b c";
                t.apply([s(2, "B c.", "Bob", 2)]);
                v.draw();
                const spans = [...v.node.querySelectorAll(".said span")];
                return [grown, spans[0] === first, spans[1] === second, spans[1].hasAttribute("aria-hidden")];""")).isEqualTo("[true,true,false,false]");
    }

    @Test
    void theTimelineHasAStepForEachChangeWithItsLength() {
        assertThat(in("timeline.js", """
                const at = (second) => `2026-01-01T10:00:0${second}`;
                const events = [
                  { to: "requested", from: null, at: at(0), evidence: [] },
                  { to: "joining", from: "requested", at: at(1), evidence: [] },
                  { to: null, from: null, at: at(2), evidence: [] },
                  { to: "failed", from: "joining", at: at(4), evidence: [], reason: "page_lost" },
                ];
                return m.steps({ created_at: at(0), events }).map((s) => [s.status, s.to ? s.to - s.from : null]);""")).isEqualTo("[[\"requested\",1000],[\"joining\",3000],[\"failed\",null]]");
    }

    @Test
    void aStepInOneLineSaysOnceWhatIsKnownOfIt() {
        assertThat(in("timeline.js", """
                const at = "2026-01-01T10:00:00.123456";
                const evidence = [{ cue: "fleet.silent", text: "Not a word\\n for 30 s." }];
                const lost = { id: 7, from: "active", to: "failed", at, source: "fleet", reason: "bot_silent", detail: "Not a word\\n for 30 s.", evidence };
                const odd = { ...lost, id: 8, reason: "something_new", detail: "And more.", evidence: [] };
                const lines = (more) => m.steps({ created_at: at, ...more }).map((step) => m.line({ id: 3, ...more }, step));
                return [lines({ events: [], bot_container_id: null }), lines({ events: [lost, odd], bot_container_id: "bot-3" }).slice(1)];"""))
                .isEqualTo("[[\"2026-01-01T10:00:00.123Z · requested · meeting 3\"],"
                        + "[\"2026-01-01T10:00:00.123Z · active → failed · bot_silent: It was there but said nothing any more."
                        + " · told by fleet · “Not a word for 30 s.” (fleet.silent) · meeting 3, event 7, last workload bot-3\","
                        + "\"2026-01-01T10:00:00.123Z · active → failed · something_new · told by fleet · And more."
                        + " · meeting 3, event 8, last workload bot-3\"]]");
    }

    @Test
    void refusalsOfEveryShapeBecomeASentence() {
        assertThat(in("api.js", """
                return [
                  m.sentence("No."),
                  m.sentence([{ msg: "Value error, too long" }, { msg: "Field required" }]),
                  m.sentence({ message: "It broke." }),
                  m.sentence(null),
                ];"""))
                .isEqualTo("[\"No.\",\"too long Field required\",\"It broke.\","
                        + "\"The server refused this without saying why.\"]");
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
    void theOperatorFindsBotsByTheirAccount() {
        assertThat(roster("""
                const of = (account_id, account_name) => ({ account_id, account_name });
                r.apply(frame(true, [bot(1, "active", of(12, "Acme")), bot(2, "active", of(3, "Acme")), bot(3, "active", of(12, "Acme"))]));
                return [ids({ account: "12" }), ids({ q: "acme #3" }), ids({ account: "4" }), r.ofAccount("3").meeting_id, r.ofAccount("4")];""")).isEqualTo("[[3,1],[2],[],2,null]");
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
    void whoHasJustBeenAskedForIsNotTheOneThatWasNotHeardLongest() {
        assertThat(roster("""
                r.apply(frame(true, [bot(1, "active", { heard_at: "2026-01-01T09:00:00" }),
                  bot(2, "requested", { since: "2026-01-01T10:00:00" })]));
                return ids({ order: "silent" });""")).isEqualTo("[1,2]");
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
        assertThat(in("fleet-row.js", """
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
        assertThat(in("fleet-row.js", "return [m.cores(0.1234), m.cores(null), m.memory(301.2), m.memory(12345)]"))
                .isEqualTo("[\"0.12 cores\",\"–\",\"301 MB\",\"12.3 GB\"]");
        assertThat(in("reasons.js", """
                return [m.coreTime(9.4), m.coreTime(840), m.coreTime(9000), m.memoryTime(12.4), m.memoryTime(2345)]"""))
                .isEqualTo("[\"9 core‑s\",\"14 core‑min\",\"2.5 core‑h\",\"12 MB‑h\",\"2.3 GB‑h\"]");
    }
}
