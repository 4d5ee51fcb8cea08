package com.vomeet.lab.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.lab.scenario.Admission;
import com.vomeet.lab.scenario.HostAction;
import com.vomeet.lab.scenario.PageTraits;
import com.vomeet.lab.scenario.Reading;
import com.vomeet.lab.scenario.Scenario;
import com.vomeet.lab.scenario.ScenarioReader;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class MeetingRulesTest {
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final String GUEST = "g1";

    private MeetingState state = MeetingState.of(scenario("{}"));
    private final List<LabEvent> events = new ArrayList<>();
    private final List<Order> orders = new ArrayList<>();

    private static Scenario scenario(String yaml) {
        return switch (ScenarioReader.read(yaml)) {
            case Reading.Understood<Scenario>(var scenario) -> scenario;
            case Reading.Wrong<Scenario>(var problems) -> throw new AssertionError(problems);
        };
    }

    private void given(String yaml) {
        state = MeetingState.of(scenario(yaml));
        happens(new Happening.Opened());
    }

    /** What was noted of earlier happenings is forgotten. */
    private void happens(Happening... happenings) {
        events.clear();
        orders.clear();
        for (var happening : happenings) {
            var change = MeetingRules.apply(state, happening, NOW);
            state = change.state();
            events.addAll(change.events());
            orders.addAll(change.orders());
        }
    }

    private void acts(HostAction action) {
        happens(new Happening.Acted(action));
    }

    private void knocked() {
        happens(new Happening.PageOpened(GUEST), new Happening.Asked(GUEST, "Vomeet"));
    }

    private void inTheCall(String yaml) {
        given(yaml);
        knocked();
        if (view().waiting()) {
            acts(new HostAction.Admit());
        }
        assertThat(view()).isEqualTo(View.CALL);
    }

    private View view() {
        return state.guest(GUEST).orElseThrow().view();
    }

    private List<Order> later() {
        return orders.stream().filter(Order.Later.class::isInstance).toList();
    }

    @Test
    void thoseWhoAreThereEnterAtTheOpening() {
        given("people: [{name: Ada}, {name: Ben, joins: later}]");
        assertThat(events).containsExactly(new LabEvent.PersonJoined(NOW, "Ada"));
        assertThat(orders).contains(new Order.Enter("Ada"));
        assertThat(state.people()).containsExactly("Ada");
    }

    @Test
    void whoJoinsAtATimeIsPlanned() {
        given("people: [{name: Ada, joins: 3s}]");
        assertThat(orders)
                .containsExactly(
                        new Order.Later(Duration.ofSeconds(3), new Happening.Acted(new HostAction.PersonJoins("Ada"))));
    }

    @Test
    void aKnockWaitsForAnAnswerByHand() {
        given("{}");
        knocked();
        assertThat(events)
                .containsExactly(new LabEvent.PageOpened(NOW, GUEST), new LabEvent.Knocked(NOW, GUEST, "Vomeet"));
        assertThat(view()).isEqualTo(View.LOBBY);
        assertThat(later()).isEmpty();
    }

    @Test
    void admissionLeadsIntoTheCall() {
        given("people: [{name: Ada}]");
        knocked();
        acts(new HostAction.Admit());
        assertThat(events)
                .containsExactly(
                        new LabEvent.Admitted(NOW, GUEST, "Vomeet"), new LabEvent.Joined(NOW, GUEST, "Vomeet"));
        assertThat(orders).contains(new Order.Show(GUEST, View.CALL), new Order.ShowPeople());
    }

    @ParameterizedTest
    @CsvSource({
        "lobby, CALL",
        "denied, DENIED",
        "timeout, NO_RESPONSE",
        "waiting_for_host, CALL",
        "blocked, BLOCKED",
        "browser_not_served, BROWSER_NOT_SERVED",
        "sign_in, SIGN_IN",
        "captcha, CAPTCHA",
        "invalid, INVALID",
        "not_understood, NOT_UNDERSTOOD",
        "blank, BLANK",
        "elsewhere, ELSEWHERE"
    })
    void aKnockIsAnsweredInItsTime(String kind, View answer) {
        given("admission: {kind: " + kind + ", after: 2s}");
        knocked();
        assertThat(view().waiting()).isTrue();
        var due = new Happening.AnswerDue(GUEST, 1);
        assertThat(orders).contains(new Order.Later(Duration.ofSeconds(2), due));
        happens(due);
        assertThat(view()).isEqualTo(answer);
        assertThat(orders).contains(new Order.Show(GUEST, answer));
    }

    @ParameterizedTest
    @EnumSource(Admission.Kind.class)
    void withoutATimeAPageThatNeedsNoKnockShowsAtOnce(Admission.Kind kind) {
        given("admission: {kind: " + kind.name().toLowerCase(java.util.Locale.ROOT) + "}");
        happens(new Happening.PageOpened(GUEST));
        assertThat(view().preJoin()).isEqualTo(kind.hasPreJoin());
    }

    @Test
    void anAnswerToAnEarlierKnockIsNoAnswerToThisOne() {
        given("admission: {kind: lobby, after: 2s}");
        knocked();
        happens(new Happening.Left(GUEST));
        happens(new Happening.AnswerDue(GUEST, 1));
        assertThat(view()).isEqualTo(View.LEFT);
        assertThat(events).isEmpty();
    }

    @Test
    void nobodyKnocksTwice() {
        given("{}");
        knocked();
        happens(new Happening.Asked(GUEST, "Vomeet"));
        assertThat(events).isEmpty();
        assertThat(state.guest(GUEST).orElseThrow().knocks()).isOne();
    }

    @Test
    void leavingTheLobbyByTheButtonWithdrawsTheKnock() {
        given("{}");
        knocked();
        happens(new Happening.Left(GUEST));
        assertThat(events).containsExactly(new LabEvent.KnockWithdrawn(NOW, GUEST, "Vomeet", true));
        assertThat(view()).isEqualTo(View.LEFT);
    }

    @Test
    void aPageThatClosesInTheLobbyWithdrawsItsKnock() {
        given("{}");
        knocked();
        happens(new Happening.PageClosed(GUEST));
        assertThat(events).containsExactly(new LabEvent.KnockWithdrawn(NOW, GUEST, "Vomeet", false));
        assertThat(state.guests()).isEmpty();
    }

    @Test
    void aLateAdmissionAfterLeavingIsIgnored() {
        given("{}");
        knocked();
        happens(new Happening.PageClosed(GUEST));
        acts(new HostAction.Admit());
        assertThat(events).isEmpty();
    }

    @Test
    void aPageThatClosesInTheCallIsAGuestWhoIsGone() {
        inTheCall("{}");
        happens(new Happening.PageClosed(GUEST));
        assertThat(events).containsExactly(new LabEvent.GuestGone(NOW, GUEST, "Vomeet"));
        assertThat(orders).contains(new Order.CutMedia(GUEST), new Order.ShowPeople());
    }

    @Test
    void aPageThatClosesElsewhereIsJustClosed() {
        given("{}");
        happens(new Happening.PageOpened(GUEST));
        happens(new Happening.PageClosed(GUEST));
        assertThat(events).containsExactly(new LabEvent.PageClosed(NOW, GUEST));
    }

    @Test
    void leavingTheCallIsSaid() {
        inTheCall("{}");
        happens(new Happening.Left(GUEST));
        assertThat(events).containsExactly(new LabEvent.GuestLeft(NOW, GUEST, "Vomeet"));
        assertThat(orders).contains(new Order.CutMedia(GUEST), new Order.Show(GUEST, View.LEFT));
        happens(new Happening.Left(GUEST));
        assertThat(events).isEmpty();
    }

    @Test
    void theHostRemovesOneGuestAndNotTheOther() {
        inTheCall("admission: {kind: open}");
        happens(new Happening.PageOpened("g2"), new Happening.Asked("g2", "Other"));
        acts(new HostAction.Remove("g2"));
        assertThat(events).containsExactly(new LabEvent.GuestRemoved(NOW, "g2", "Other"));
        assertThat(view()).isEqualTo(View.CALL);
        assertThat(state.guest("g2").orElseThrow().view()).isEqualTo(View.REMOVED);
    }

    @Test
    void theEndIsForEveryone() {
        inTheCall("people: [{name: Ada}]");
        happens(new Happening.PageOpened("g2"), new Happening.Asked("g2", "Late"));
        acts(new HostAction.EndForAll());
        assertThat(events).containsExactly(new LabEvent.PersonLeft(NOW, "Ada"), new LabEvent.MeetingEnded(NOW));
        assertThat(orders)
                .contains(
                        new Order.StopScript(),
                        new Order.Show(GUEST, View.ENDED_BY_HOST),
                        new Order.Show("g2", View.ENDED_BY_HOST));
        acts(new HostAction.EndForAll());
        assertThat(events).isEmpty();
    }

    @Test
    void aMeetingThatIsOverIsNoMeetingForThoseWhoComeLater() {
        given("admission: {kind: open}");
        acts(new HostAction.EndForAll());
        happens(new Happening.PageOpened(GUEST));
        assertThat(view()).isEqualTo(View.INVALID);
        acts(new HostAction.StartScript());
        assertThat(orders).isEmpty();
    }

    @Test
    void consentComesBetweenAdmissionAndCall() {
        given("page: {consent: recording}");
        knocked();
        acts(new HostAction.Admit());
        assertThat(view()).isEqualTo(View.CONSENT);
        assertThat(events)
                .containsExactly(new LabEvent.Admitted(NOW, GUEST, "Vomeet"), new LabEvent.ConsentAsked(NOW, GUEST));
        happens(new Happening.ConsentGiven(GUEST));
        assertThat(events)
                .containsExactly(new LabEvent.ConsentGiven(NOW, GUEST), new LabEvent.Joined(NOW, GUEST, "Vomeet"));
        assertThat(view()).isEqualTo(View.CALL);
    }

    @Test
    void consentThatNobodyAskedForIsIgnored() {
        inTheCall("{}");
        happens(new Happening.ConsentGiven(GUEST));
        assertThat(events).isEmpty();
        assertThat(state.scenario().page().consent()).isEqualTo(PageTraits.Consent.NONE);
    }

    @Test
    void whoeverIsAskedWhetherTheyAreStillThereStaysByAWord() {
        inTheCall("{}");
        acts(new HostAction.AskStillThere());
        assertThat(view()).isEqualTo(View.STILL_THERE);
        assertThat(view().inside()).isTrue();
        assertThat(events).containsExactly(new LabEvent.StillThereAsked(NOW, GUEST));
        happens(new Happening.StayWanted(GUEST));
        assertThat(view()).isEqualTo(View.CALL);
        assertThat(events).containsExactly(new LabEvent.Stayed(NOW, GUEST));
        happens(new Happening.StayWanted(GUEST));
        assertThat(events).as("nobody asked").isEmpty();
    }

    @Test
    void aCallThatEndsForWhoeverIsAloneLooksLeft() {
        inTheCall("{}");
        acts(new HostAction.EndAsAlone());
        assertThat(events).containsExactly(new LabEvent.GuestRemoved(NOW, GUEST, "Vomeet"));
        assertThat(view()).isEqualTo(View.LEFT);
        assertThat(orders).contains(new Order.CutMedia(GUEST));
    }

    @Test
    void aLaterVisitMayBeMetInAnotherWay() {
        given("admission: {kind: lobby, at_first: [{kind: denied, after: 1s}]}");
        knocked();
        happens(new Happening.AnswerDue(GUEST, 1), new Happening.PageClosed(GUEST));
        happens(new Happening.PageOpened("g2"), new Happening.Asked("g2", "Vomeet"));
        assertThat(later()).as("by hand").isEmpty();
        assertThat(state.guest("g2").orElseThrow().view()).isEqualTo(View.LOBBY);
    }

    @Test
    void theScriptStartsOnceAfterTheFirstGuest() {
        var yaml = """
                admission: {kind: open}
                people: [{name: Ada}]
                script: {after_guest_joined: 2s, lines: [{who: Ada, says: vm-sorry}]}
                """;
        var start = new Order.Later(Duration.ofSeconds(2), new Happening.Acted(new HostAction.StartScript()));
        given(yaml);
        knocked();
        assertThat(orders).contains(start);
        happens(new Happening.PageOpened("g2"), new Happening.Asked("g2", "Other"));
        assertThat(orders).doesNotContain(start);
    }

    @Test
    void aStepOfThePlanIsTakenTheFirstTimeOnly() {
        given("plan: [{when: page_opened, after: 4s, do: end_for_all}]");
        happens(new Happening.PageOpened(GUEST));
        assertThat(later())
                .containsExactly(
                        new Order.Later(Duration.ofSeconds(4), new Happening.Acted(new HostAction.EndForAll())));
        happens(new Happening.PageOpened("g2"));
        assertThat(later()).isEmpty();
    }

    @Test
    void aLostPageLeavesItsGuestWhereTheyWere() {
        inTheCall("{}");
        acts(new HostAction.LosePage());
        assertThat(orders).containsExactly(new Order.Show(GUEST, View.ELSEWHERE));
        assertThat(events).containsExactly(new LabEvent.PageTurned(NOW, GUEST, View.ELSEWHERE));
        assertThat(view()).isEqualTo(View.CALL);
    }

    @Test
    void aLostConnectionCutsTheSoundAndLeavesItsGuestInTheCall() {
        inTheCall("{}");
        acts(new HostAction.LoseConnection());
        assertThat(orders).containsExactly(new Order.CutMedia(GUEST), new Order.Show(GUEST, View.CONNECTION_LOST));
        assertThat(events).containsExactly(new LabEvent.PageTurned(NOW, GUEST, View.CONNECTION_LOST));
        happens(new Happening.MediaChanged(GUEST, false), new Happening.Left(GUEST));
        assertThat(events)
                .containsExactly(new LabEvent.MediaLost(NOW, GUEST), new LabEvent.GuestLeft(NOW, GUEST, "Vomeet"));
    }

    @Test
    void nobodyLosesAConnectionThatIsNotThere() {
        given("{}");
        knocked();
        acts(new HostAction.LoseConnection());
        assertThat(orders).isEmpty();
        assertThat(view()).isEqualTo(View.LOBBY);
    }

    @Test
    void whoIsThereWritesAndNobodyElse() {
        inTheCall("people: [{name: Ada}]");
        acts(new HostAction.PersonWrites("Ada"));
        assertThat(orders).containsExactly(new Order.ShowChat("Ada"));
        acts(new HostAction.PersonWrites("Zoe"));
        assertThat(orders).isEmpty();
    }

    @Test
    void aGuestWhoIsPutOutStillCountsAsInTheCall() {
        inTheCall("{}");
        acts(new HostAction.PutOut());
        assertThat(orders).containsExactly(new Order.Show(GUEST, View.LEFT));
        acts(new HostAction.SendHome());
        assertThat(orders).containsExactly(new Order.Show(GUEST, View.HOME));
        assertThat(view()).isEqualTo(View.CALL);
    }

    @Test
    void whatIsSaidOfMediaOutsideTheCallIsIgnored() {
        given("{}");
        knocked();
        happens(new Happening.MediaChanged(GUEST, true));
        assertThat(events).isEmpty();
    }

    @Test
    void devicesAreKept() {
        given("{}");
        happens(new Happening.PageOpened(GUEST), new Happening.DevicesSet(GUEST, true, false));
        assertThat(events).contains(new LabEvent.DevicesSet(NOW, GUEST, true, false));
        assertThat(state.guest(GUEST).orElseThrow().microphone()).isTrue();
    }

    @Test
    void nobodyJoinsWhoIsNotInTheCastOrIsThereAlready() {
        given("people: [{name: Ada}]");
        acts(new HostAction.PersonJoins("Ada"));
        acts(new HostAction.PersonJoins("Zoe"));
        acts(new HostAction.PersonLeaves("Zoe"));
        assertThat(events).isEmpty();
    }

    @Test
    void aPageThatIsNotThereChangesNothing() {
        given("{}");
        happens(
                new Happening.PageClosed("x"),
                new Happening.Asked("x", "X"),
                new Happening.Left("x"),
                new Happening.DevicesSet("x", true, true),
                new Happening.AnswerDue("x", 1));
        assertThat(events).isEmpty();
        assertThat(orders).isEmpty();
    }
}
