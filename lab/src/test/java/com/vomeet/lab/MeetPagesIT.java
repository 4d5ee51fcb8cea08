package com.vomeet.lab;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.lab.meeting.ClockAlarms;
import com.vomeet.lab.meeting.LabEvent;
import com.vomeet.lab.meeting.SilentSound;
import com.vomeet.lab.meeting.View;
import com.vomeet.lab.scenario.HostAction;
import com.vomeet.lab.scenario.PageTraits;
import com.vomeet.lab.scenario.Scenario;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The pages in a real browser, without sound. */
class MeetPagesIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private static Path folder;

    private static Lab lab;
    private static ClockAlarms alarms;
    private static Visitor visitor;

    @BeforeAll
    static void start() {
        alarms = new ClockAlarms();
        lab = Lab.start(LabConfig.onAnyPort(), new SilentSound(alarms, InstantSource.system()));
        visitor = Visitor.start(folder);
    }

    @AfterAll
    static void stop() {
        visitor.close();
        lab.close();
        alarms.close();
    }

    @Test
    void aGuestKnocksWaitsIsLetInAndLeaves() {
        try (var meeting = lab.open(Scenario.named("lobby"))) {
            visitor.open(meeting.url()).joinsAs("Vomeet", "Ask to join").sees("Asking to be let in...");
            assertThat(meeting.knocks())
                    .singleElement()
                    .satisfies(knock -> assertThat(knock.name()).isEqualTo("Vomeet"));
            meeting.host(new HostAction.Admit());
            visitor.seesButton("People - 3 joined");
            assertThat(visitor.names()).containsExactly("Ada", "Ben", "Vomeet*");
            visitor.press("Leave call").sees("You left the meeting");
            assertThat(meeting.events())
                    .extracting(event -> event.getClass().getSimpleName())
                    .containsSubsequence("PageOpened", "Knocked", "Admitted", "Joined", "GuestLeft");
            assertThat(meeting.knocks()).isEmpty();
        }
    }

    @Test
    void anOpenMeetingHasNoLobby() {
        try (var meeting = lab.open(Scenario.named("open"))) {
            visitor.open(meeting.url()).joinsAs("Vomeet", "Join now").seesButton("Turn on captions");
            assertThat(meeting.events()).noneMatch(LabEvent.Knocked.class::isInstance);
        }
    }

    @Test
    void theLobbyHasMuchOfTheCallsFurniture() {
        try (var meeting = lab.open(Scenario.named("lobby"))) {
            visitor.open(meeting.url()).joinsAs("Vomeet", "Ask to join").seesButton("Leave call");
            assertThat(visitor.has("People")).isTrue();
            assertThat(visitor.has("More options")).isTrue();
            assertThat(visitor.reaches("Return to home screen")).isTrue();
            assertThat(visitor.ask(
                                    "visitor.count('aside[data-participant-id][aria-label=\"Backgrounds and effects\"]')")
                            .asInt(0))
                    .isOne();
            assertThat(visitor.reaches("Share screen")).isFalse();
            assertThat(visitor.has("Turn on captions")).isFalse();
            assertThat(visitor.ask("visitor.count('[data-self-name]')").asInt(-1))
                    .isZero();
        }
    }

    @Test
    void theLobbysLeaveButtonWithdrawsTheKnock() {
        try (var meeting = lab.open(Scenario.named("lobby"))) {
            visitor.open(meeting.url())
                    .joinsAs("Vomeet", "Ask to join")
                    .press("Leave call")
                    .sees("You left the meeting");
            assertThat(meeting.awaitEvent(LabEvent.KnockWithdrawn.class, PATIENCE))
                    .hasValueSatisfying(event -> assertThat(event.pressed()).isTrue());
            assertThat(meeting.knocks()).isEmpty();
        }
    }

    @Test
    void goingHomeFromTheLobbyWithdrawsTheKnock() {
        try (var meeting = lab.open(Scenario.named("lobby"))) {
            visitor.open(meeting.url())
                    .joinsAs("Vomeet", "Ask to join")
                    .press("Return to home screen")
                    .sees("Video calls and meetings for everyone");
            assertThat(meeting.awaitEvent(LabEvent.KnockWithdrawn.class, PATIENCE))
                    .hasValueSatisfying(event -> assertThat(event.pressed()).isFalse());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            denied              | Someone in the call denied your request to join
            timeout             | No one responded to your request to join the call
            waiting-for-host    | Waiting for the host to join
            blocked-after-knock | You can't join this video call
            """)
    void aKnockIsAnsweredBy(String scenario, String words) {
        try (var meeting = lab.open(Scenario.named(scenario))) {
            visitor.open(meeting.url()).joinsAs("Vomeet", "Ask to join").sees(words);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            invalid        | Check your meeting code
            blocked        | You can't join this video call
            browser-not-served | Meet doesn't work on your browser
            sign-in        | Use your Google Account
            captcha        | One more step
            not-understood | Scheduled improvements
            """)
    void aVisitEndsBeforeItBegins(String scenario, String words) {
        try (var meeting = lab.open(Scenario.named(scenario))) {
            visitor.open(meeting.url()).sees(words);
            assertThat(visitor.ask("visitor.count('input[type=text]')").asInt(-1))
                    .isZero();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            removed       | You've been removed from the meeting
            ended-by-host | Your host ended the meeting for everyone
            page-lost     | Video calls and meetings for everyone
            """)
    void aCallEndsWith(String scenario, String words) {
        try (var meeting = lab.open(Scenario.named(scenario))) {
            visitor.open(meeting.url()).joinsAs("Vomeet", "Join now").sees(words);
        }
    }

    @Test
    void aLostPageIsOnAnotherHost() {
        try (var meeting = lab.open(Scenario.named("page-lost"))) {
            visitor.open(meeting.url()).joinsAs("Vomeet", "Join now").sees("Video calls and meetings for everyone");
            assertThat(visitor.ask("location.hostname").asString("")).isEqualTo("localhost");
            assertThat(meeting.awaitEvent(LabEvent.GuestGone.class, PATIENCE)).isPresent();
        }
    }

    @Test
    void aCodeThatNobodyMadeIsInvalid() {
        visitor.open(lab.base().resolve("/zzz-zzzz-zzz")).sees("Check your meeting code");
    }

    @ParameterizedTest
    @EnumSource(
            value = PageTraits.Consent.class,
            names = {"NONE"},
            mode = EnumSource.Mode.EXCLUDE)
    void consentIsAskedAfterAdmission(PageTraits.Consent consent) {
        var scenario = Scenario.named("consent-" + consent.name().toLowerCase(Locale.ROOT));
        try (var meeting = lab.open(scenario)) {
            visitor.open(meeting.url()).joinsAs("Vomeet", "Ask to join");
            assertThat(meeting.awaitEvent(LabEvent.ConsentAsked.class, PATIENCE))
                    .isPresent();
            visitor.press("Join now").seesButton("People - 3 joined");
            assertThat(meeting.awaitEvent(LabEvent.Joined.class, PATIENCE)).isPresent();
        }
    }

    @Test
    void consentCanBeAskedInTheMiddleOfTheCall() {
        try (var meeting = lab.open(Scenario.named("open"))) {
            visitor.open(meeting.url()).joinsAs("Vomeet", "Join now").seesButton("People - 3 joined");
            meeting.host(new HostAction.AskConsent());
            visitor.sees("This video call is being recorded").press("Join now");
            assertThat(meeting.awaitEvent(LabEvent.ConsentGiven.class, PATIENCE))
                    .isPresent();
            Visitor.patiently().until(() -> !visitor.text().contains("being recorded"));
            assertThat(visitor.names()).hasSize(3);
        }
    }

    @Test
    void whoeverIsAskedWhetherTheyAreStillThereStaysByTheButton() {
        try (var meeting = lab.open(Scenario.named("nobody"))) {
            visitor.open(meeting.url()).joinsAs("Vomeet", "Join now").seesButton("People - 1 joined");
            meeting.host(new HostAction.AskStillThere());
            visitor.sees("Are you still there?").press("Stay in the call");
            assertThat(meeting.awaitEvent(LabEvent.Stayed.class, PATIENCE)).isPresent();
            Visitor.patiently().until(() -> !visitor.text().contains("still there"));
            meeting.host(new HostAction.EndAsAlone());
            visitor.sees("You left the meeting");
        }
    }

    @Test
    void aPageThatLoadsItselfAnewIsBeforeTheCallAgain() {
        try (var meeting = lab.open(Scenario.named("open"))) {
            visitor.open(meeting.url()).joinsAs("Vomeet", "Join now").seesButton("People - 3 joined");
            meeting.host(new HostAction.ReloadPage());
            visitor.sees("What's your name?");
            assertThat(meeting.awaitEvent(LabEvent.GuestGone.class, PATIENCE)).isPresent();
        }
    }

    @Test
    void aSecondVisitMayBeMetInAnotherWay() {
        try (var meeting = lab.open(Scenario.named("blocked-at-first"))) {
            visitor.open(meeting.url()).joinsAs("Vomeet", "Ask to join").sees("You can't join this video call");
            visitor.open(meeting.url()).joinsAs("Vomeet", "Ask to join").seesButton("People - 2 joined");
        }
    }

    @ParameterizedTest
    @EnumSource(PageTraits.Wording.class)
    void theLobbyHasManyWords(PageTraits.Wording wording) {
        var usual = PageTraits.USUAL;
        var traits = new PageTraits(wording, usual.consent(), usual.devices(), usual.marks(), false);
        try (var meeting = lab.open(Scenario.named("lobby").with(traits))) {
            var words = switch (wording) {
                case ASKING -> "Asking to be let in";
                case SOMEONE_LETS_YOU_IN -> "You'll join the call when someone lets you in";
                case HOST_BRINGS_YOU -> "Please wait until a meeting host brings you into the call";
                case HOST_LETS_YOU_IN -> "Waiting for the host to let you in";
                case WAITING_ROOM -> "You're in the waiting room";
            };
            visitor.open(meeting.url()).joinsAs("Vomeet", "Ask to join").sees(words);
        }
    }

    @Test
    void peopleComeAndGo() {
        try (var meeting = lab.open(Scenario.named("open"))) {
            visitor.open(meeting.url()).joinsAs("Vomeet", "Join now").seesButton("People - 3 joined");
            meeting.host(new HostAction.PersonLeaves("Ada"));
            visitor.seesButton("People - 2 joined");
            assertThat(visitor.names()).containsExactly("Ben", "Vomeet*");
            meeting.host(new HostAction.PersonJoins("Ada"));
            visitor.seesButton("People - 3 joined");
        }
    }

    @Test
    void theBarHidesUntilThePointerMoves() {
        try (var meeting = lab.open(Scenario.named("open"))) {
            visitor.open(meeting.url()).joinsAs("Vomeet", "Join now").seesButton("Leave call");
            Visitor.patiently().until(() -> !visitor.reaches("Leave call"));
            assertThat(visitor.has("Leave call")).isTrue();
            visitor.press("Leave call").sees("You left the meeting");
        }
    }

    @Test
    void noticesHaveToBeAnsweredFirst() {
        var usual = PageTraits.USUAL;
        var traits = new PageTraits(usual.lobby(), usual.consent(), usual.devices(), usual.marks(), true);
        try (var meeting = lab.open(Scenario.named("open").with(traits))) {
            visitor.open(meeting.url())
                    .press("Continue without microphone and camera")
                    .press("Got it")
                    .joinsAs("Vomeet", "Join now")
                    .seesButton("People - 3 joined");
        }
    }

    @Test
    void withoutDevicesBothAreOff() {
        try (var meeting = lab.open(Scenario.named("open"))) {
            visitor.open(meeting.url()).seesButton("Turn on microphone").seesButton("Turn on camera");
            visitor.sees("Microphone not found");
        }
    }

    @Test
    void devicesThatArePresentAreOnUntilSwitchedOff() {
        var usual = PageTraits.USUAL;
        var traits = new PageTraits(
                usual.lobby(), usual.consent(), PageTraits.Devices.PRESENT, usual.marks(), usual.notices());
        try (var meeting = lab.open(Scenario.named("lobby").with(traits))) {
            visitor.open(meeting.url())
                    .press("Turn off microphone")
                    .press("Turn off camera")
                    .seesButton("Turn on camera")
                    .joinsAs("Vomeet", "Ask to join")
                    .sees("Asking to be let in...");
            assertThat(meeting.guests()).singleElement().satisfies(guest -> {
                assertThat(guest.microphone()).isFalse();
                assertThat(guest.camera()).isFalse();
            });
        }
    }

    @Test
    void classNamesDifferFromLoadToLoadExceptThoseThatAreFacts() {
        try (var meeting = lab.open(Scenario.named("open"))) {
            visitor.open(meeting.url()).joinsAs("Vomeet", "Join now").seesButton("People - 3 joined");
            var first = new HashSet<>(Visitor.texts(visitor.ask("visitor.classes()")));
            visitor.open(meeting.url()).joinsAs("Vomeet", "Join now").seesButton("People - 3 joined");
            first.retainAll(Visitor.texts(visitor.ask("visitor.classes()")));
            assertThat(first).containsExactlyInAnyOrder("notranslate", "gjg47c", "egzc7c", "google-symbols");
        }
    }

    @Test
    void aPageCannotReachTheControlApi() {
        try (var meeting = lab.open(Scenario.named("open"))) {
            visitor.open(meeting.url()).sees("What's your name?");
            assertThat(visitor.ask("visitor.fetched('/lab/meetings')").asString(""))
                    .isEqualTo("refused");
        }
    }

    @Test
    void aRefusedPageStillSaysTheLobbysWords() {
        try (var meeting = lab.open(Scenario.named("denied"))) {
            visitor.open(meeting.url())
                    .joinsAs("Vomeet", "Ask to join")
                    .sees("Someone in the call denied your request to join");
            assertThat(visitor.text()).contains("Asking to be let in");
        }
    }

    @Test
    void aBrowserThatIsKilledInTheLobbyWithdrawsItsKnock(@TempDir Path own) {
        try (var meeting = lab.open(Scenario.named("lobby"));
                var other = Visitor.start(own)) {
            other.open(meeting.url()).joinsAs("Vomeet", "Ask to join").sees("Asking to be let in...");
            other.browser().kill();
            assertThat(meeting.awaitEvent(LabEvent.KnockWithdrawn.class, PATIENCE))
                    .isPresent();
            assertThat(meeting.knocks()).isEmpty();
        }
    }

    @Test
    void aBrowserThatIsKilledInTheCallIsAGuestWhoIsGone(@TempDir Path own) {
        try (var meeting = lab.open(Scenario.named("open"));
                var other = Visitor.start(own)) {
            other.open(meeting.url()).joinsAs("Vomeet", "Join now").seesButton("People - 3 joined");
            other.browser().kill();
            assertThat(meeting.awaitEvent(LabEvent.GuestGone.class, PATIENCE)).isPresent();
        }
    }

    @Test
    void twoGuestsSeeEachOther(@TempDir Path own) {
        try (var meeting = lab.open(Scenario.named("open"));
                var other = Visitor.start(own)) {
            visitor.open(meeting.url()).joinsAs("One", "Join now").seesButton("People - 3 joined");
            other.open(meeting.url()).joinsAs("Two", "Join now").seesButton("People - 4 joined");
            visitor.seesButton("People - 4 joined");
            assertThat(visitor.names()).containsExactly("Ada", "Ben", "One*", "Two");
            assertThat(other.names()).containsExactly("Ada", "Ben", "One", "Two*");
            other.closePage();
            visitor.seesButton("People - 3 joined");
        }
    }

    @Test
    void theMarkOfOnesOwnNameMayBeOnEveryTile() {
        var traits = PageTraits.USUAL.with(PageTraits.SelfMark.ALL);
        try (var meeting = lab.open(Scenario.named("open").with(traits))) {
            visitor.open(meeting.url()).joinsAs("Vomeet", "Join now").seesButton("People - 3 joined");
            assertThat(visitor.names()).containsExactly("Ada*", "Ben*", "Vomeet*");
        }
    }

    @Test
    void whatSomebodyWritesFloatsOverTheCall() {
        try (var meeting = lab.open(Scenario.named("open"))) {
            visitor.open(meeting.url()).joinsAs("Vomeet", "Join now").seesButton("People - 3 joined");
            meeting.host(new HostAction.PersonWrites("Ada"));
            visitor.sees("Meeting ended").sees("not allowed to join");
            assertThat(visitor.names()).containsExactly("Ada", "Ben", "Vomeet*");
        }
    }

    @Test
    void aGuestMayBePutOutAndSentHome() {
        try (var meeting = lab.open(Scenario.named("open"))) {
            visitor.open(meeting.url()).joinsAs("Vomeet", "Join now").seesButton("People - 3 joined");
            meeting.host(new HostAction.PutOut());
            visitor.sees("You left the meeting");
            meeting.host(new HostAction.SendHome());
            visitor.sees("Video calls and meetings for everyone");
        }
    }

    @Test
    void aConfusedPageKeepsItsGuest() {
        try (var meeting = lab.open(Scenario.named("open"))) {
            visitor.open(meeting.url()).joinsAs("Vomeet", "Join now").seesButton("People - 3 joined");
            meeting.host(new HostAction.ConfusePage());
            visitor.sees("Scheduled improvements");
            assertThat(meeting.guests()).extracting(guest -> guest.view()).containsExactly(View.CALL);
        }
    }
}
