package com.vomeet.lab.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vomeet.lab.media.Arrangement;
import com.vomeet.lab.voice.Timbre;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScenarioReaderTest {
    private static final String FULL = """
            title: Weekly planning
            code: abc-defg-hij
            arrangement: one_mix
            admission: {kind: denied, after: 1.5s}
            page: {lobby: waiting_room, consent: notes, devices: present, marks: levels, notices: true, self_mark: all}
            people:
              - {name: Ada}
              - {name: Ben, timbre: lowered, joins: 5s}
              - {name: Cleo, timbre: slt, joins: later}
            script:
              after_guest_joined: 2s
              loop: true
              lines:
                - {who: Ada, says: vm-sorry}
                - {who: Ben, says: vm-nobox, gap: -300ms}
            plan:
              - {when: joined, after: 1m, do: remove, guest: g1}
              - {when: script_ended, do: person_leaves, who: Ada}
            """;

    private static Scenario understood(String text) {
        return switch (ScenarioReader.read(text)) {
            case Reading.Understood<Scenario>(var scenario) -> scenario;
            case Reading.Wrong<Scenario>(var problems) -> throw new AssertionError(problems);
        };
    }

    private static List<Problem> wrong(String text) {
        return switch (ScenarioReader.read(text)) {
            case Reading.Understood<Scenario>(var scenario) -> throw new AssertionError(scenario);
            case Reading.Wrong<Scenario>(var problems) -> problems;
        };
    }

    @Test
    void everyFieldIsRead() {
        var scenario = understood(FULL);
        assertThat(scenario)
                .isEqualTo(new Scenario(
                        "Weekly planning",
                        "abc-defg-hij",
                        Arrangement.ONE_MIX,
                        Admission.after(Admission.Kind.DENIED, Duration.ofMillis(1_500)),
                        new PageTraits(
                                PageTraits.Wording.WAITING_ROOM,
                                PageTraits.Consent.NOTES,
                                PageTraits.Devices.PRESENT,
                                PageTraits.Marks.LEVELS,
                                true,
                                PageTraits.SelfMark.ALL),
                        List.of(
                                new CastMember("Ada", Timbre.AS_RECORDED, true),
                                new CastMember("Ben", Timbre.LOWERED, false),
                                new CastMember("Cleo", Timbre.SLT, false)),
                        new Script(
                                Duration.ofSeconds(2),
                                true,
                                List.of(
                                        new Line("Ada", "vm-sorry", Duration.ZERO),
                                        new Line("Ben", "vm-nobox", Duration.ofMillis(-300)))),
                        List.of(
                                new Step(Step.When.OPENED, Duration.ofSeconds(5), new HostAction.PersonJoins("Ben")),
                                new Step(Step.When.JOINED, Duration.ofMinutes(1), new HostAction.Remove("g1")),
                                new Step(Step.When.SCRIPT_ENDED, Duration.ZERO, new HostAction.PersonLeaves("Ada")))));
    }

    @Test
    void nothingAtAllIsAMeetingWithALobbyAnsweredByHand() {
        var scenario = understood("{}");
        assertThat(scenario.admission()).isEqualTo(Admission.byHand(Admission.Kind.LOBBY));
        assertThat(scenario.arrangement()).isEqualTo(Arrangement.TRACK_PER_PERSON);
        assertThat(scenario.page()).isEqualTo(PageTraits.USUAL);
        assertThat(scenario.people()).isEmpty();
        assertThat(scenario.script()).isEqualTo(Script.SILENCE);
    }

    @Test
    void theFirstVisitsMayBeMetInAnotherWay() {
        var admission = understood("admission: {kind: open, at_first: [{kind: blocked}, {kind: timeout, after: 2s}]}")
                .admission();
        assertThat(admission.ofVisit(1)).isEqualTo(Admission.after(Admission.Kind.BLOCKED, Duration.ZERO));
        assertThat(admission.ofVisit(2)).isEqualTo(Admission.after(Admission.Kind.TIMEOUT, Duration.ofSeconds(2)));
        assertThat(admission.ofVisit(3)).isEqualTo(admission);
        assertThat(admission.kind()).isEqualTo(Admission.Kind.OPEN);
    }

    @Test
    void jsonIsUnderstoodToo() {
        assertThat(understood("{\"title\": \"x\", \"people\": [{\"name\": \"Ada\"}]}")
                        .people())
                .extracting(CastMember::name)
                .containsExactly("Ada");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            code: abc                                             | code
            arrangement: both                                     | arrangement
            admission: {kind: maybe}                              | admission.kind
            admission: {kind: lobby, after: soon}                 | admission.after
            admission: {kind: lobby, after: -1s}                  | admission.after
            admission: lobby                                      | admission
            admission: {at_first: [{kind: maybe}]}                | admission.at_first[0].kind
            admission: {at_first: [{at_first: []}]}               | admission.at_first[0].at_first
            page: {lobby: hall}                                   | page.lobby
            page: {notices: perhaps}                              | page.notices
            people: Ada                                           | people
            people: [{timbre: slt}]                               | people[0].name
            people: [{name: Ada}, {name: Ada}]                    | people[1].name
            people: [{name: Ada, timbre: deep}]                   | people[0].timbre
            people: [{name: Ada, joins: now}]                     | people[0].joins
            script: {lines: [{who: Ada, says: x}]}                | script.lines[0].who
            script: {loop: true}                                  | script.lines
            plan: [{do: admit}]                                   | plan[0].when
            plan: [{when: joined}]                                | plan[0].do
            plan: [{when: joined, do: dance}]                     | plan[0].do
            plan: [{when: joined, do: person_leaves, who: Ada}]   | plan[0].who
            titel: x                                              | titel
            """)
    void aProblemNamesItsField(String yaml, String field) {
        assertThat(wrong(yaml)).extracting(Problem::field).containsExactly(field);
    }

    @Test
    void allProblemsAreToldAtOnce() {
        assertThat(wrong("{code: x, arrangement: y, admission: {kind: z}}"))
                .extracting(Problem::field)
                .containsExactly("code", "arrangement", "admission.kind");
    }

    @Test
    void aWordThatIsNotKnownIsAnsweredWithThoseThatAre() {
        assertThat(wrong("arrangement: both"))
                .singleElement()
                .hasToString("arrangement: must be one of track_per_person, pool_of_three, one_mix; is 'both'");
    }

    @Test
    void nobodyCanInterruptThemselves() {
        var yaml = """
                people: [{name: Ada}]
                script: {lines: [{who: Ada, says: a}, {who: Ada, says: b, gap: -1s}]}
                """;
        assertThat(wrong(yaml)).extracting(Problem::field).containsExactly("script.lines[1].gap");
    }

    @Test
    void moreThanEightHaveNoTracksOfTheirOwn() {
        var nine =
                "people: [" + "{name: a}, {name: b}, {name: c}, {name: d}, {name: e}, {name: f}, {name: g}, {name: h}, "
                        + "{name: i}]";
        assertThat(wrong(nine)).extracting(Problem::field).containsExactly("people");
        assertThat(understood("arrangement: pool_of_three\n" + nine).people()).hasSize(9);
    }

    @Test
    void whatIsNotYamlIsSaidSo() {
        assertThat(wrong("people: [")).extracting(Problem::field).containsExactly("scenario");
        assertThat(wrong("just words")).extracting(Problem::field).contains("scenario");
        assertThat(wrong("")).extracting(Problem::field).contains("scenario");
    }

    @Test
    void aScenarioMadeInJavaIsCheckedToo() {
        var scenario = understood("{}");
        assertThatThrownBy(() -> scenario.under("nonsense")).hasMessageContaining("code");
        var lines = List.of(new Line("Nobody", "vm-sorry", Duration.ZERO));
        assertThatThrownBy(() -> scenario.with(new Script(Duration.ZERO, false, lines)))
                .hasMessageContaining("Nobody");
    }
}
