package com.vomeet.e2e.page;

import com.vomeet.bot.page.Stage;
import com.vomeet.lab.LabMeeting;
import com.vomeet.lab.scenario.Admission;
import com.vomeet.lab.scenario.HostAction;
import com.vomeet.lab.scenario.PageTraits;
import com.vomeet.lab.scenario.Scenario;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Where a bot may find itself in a meeting.
 *
 * @param way what happens until it is there
 * @param stage what the page must be taken for; empty where the page is lost
 */
record Situation(String name, Scenario scenario, List<Move> way, Optional<Stage> stage) {
    /** Something that happens when the page shows a stage. */
    record Move(Stage when, Deed deed) {}

    sealed interface Deed {
        record Join() implements Deed {}

        record Consent() implements Deed {}

        record Leave() implements Deed {}

        record Host(HostAction action) implements Deed {}
    }

    private static final Move JOIN = new Move(Stage.PRE_JOIN, new Deed.Join());
    private static final Scenario LOBBY = Scenario.named("lobby");
    private static final Scenario OPEN = Scenario.named("open");

    /** Whether the lab lets the bot in on the way. */
    boolean admits() {
        return way.stream().anyMatch(move -> move.when() == Stage.IN_CALL) || stage.equals(Optional.of(Stage.IN_CALL));
    }

    static List<Situation> all() {
        return List.of(
                at("pre-join, to ask", LOBBY, Stage.PRE_JOIN),
                at("pre-join, to join", OPEN, Stage.PRE_JOIN),
                at("pre-join below notices", OPEN.with(traits(PageTraits.Wording.ASKING, true)), Stage.PRE_JOIN),
                lobby(PageTraits.Wording.ASKING),
                lobby(PageTraits.Wording.SOMEONE_LETS_YOU_IN),
                lobby(PageTraits.Wording.HOST_BRINGS_YOU),
                lobby(PageTraits.Wording.HOST_LETS_YOU_IN),
                lobby(PageTraits.Wording.WAITING_ROOM),
                at("waiting for the host", waitingForHost(), Stage.WAITING_FOR_HOST, JOIN),
                at("in the call", OPEN, Stage.IN_CALL, JOIN),
                at("in the call, let in", LOBBY, Stage.IN_CALL, JOIN, host(Stage.LOBBY, new HostAction.Admit())),
                at(
                        "in the call, every tile marked",
                        OPEN.with(PageTraits.USUAL.with(PageTraits.SelfMark.ALL)),
                        Stage.IN_CALL,
                        JOIN),
                at("in the call, alone", Scenario.named("nobody"), Stage.IN_CALL, JOIN),
                at(
                        "in the call, asked whether still there",
                        Scenario.named("nobody"),
                        Stage.IN_CALL,
                        JOIN,
                        host(Stage.IN_CALL, new HostAction.AskStillThere())),
                at("in the call, notes taken", consent("notes"), Stage.IN_CALL, JOIN, agree()),
                at("media lost", OPEN, Stage.IN_CALL, JOIN, host(Stage.IN_CALL, new HostAction.DropMedia())),
                at(
                        "connection lost",
                        OPEN,
                        Stage.CONNECTION_LOST,
                        JOIN,
                        host(Stage.IN_CALL, new HostAction.LoseConnection())),
                at("consent to recording", consent("recording"), Stage.CONSENT, JOIN),
                at("consent to transcribing", consent("transcribing"), Stage.CONSENT, JOIN),
                at("consent to notes", consent("notes"), Stage.CONSENT, JOIN),
                at("consent to a notetaker", consent("notetaker"), Stage.CONSENT, JOIN),
                at("consent in the call", OPEN, Stage.CONSENT, JOIN, host(Stage.IN_CALL, new HostAction.AskConsent())),
                at("denied", LOBBY, Stage.DENIED, JOIN, host(Stage.LOBBY, new HostAction.Deny())),
                at("timed out", LOBBY, Stage.LOBBY_TIMED_OUT, JOIN, host(Stage.LOBBY, new HostAction.IgnoreKnock())),
                at("blocked", Scenario.named("blocked"), Stage.BLOCKED),
                at("blocked after the knock", Scenario.named("blocked-after-knock"), Stage.BLOCKED, JOIN),
                at("browser not served", Scenario.named("browser-not-served"), Stage.BROWSER_NOT_SERVED),
                at("sign-in", Scenario.named("sign-in"), Stage.SIGN_IN),
                at("captcha", Scenario.named("captcha"), Stage.CAPTCHA),
                at("invalid", Scenario.named("invalid"), Stage.NOT_FOUND),
                at("not understood", Scenario.named("not-understood"), Stage.UNKNOWN),
                at("removed", OPEN, Stage.REMOVED, JOIN, host(Stage.IN_CALL, new HostAction.Remove())),
                at("ended by the host", OPEN, Stage.ENDED, JOIN, host(Stage.IN_CALL, new HostAction.EndForAll())),
                at("ended before letting in", LOBBY, Stage.ENDED, JOIN, host(Stage.LOBBY, new HostAction.EndForAll())),
                at("left", OPEN, Stage.UNKNOWN, JOIN, new Move(Stage.IN_CALL, new Deed.Leave())),
                at("put out", OPEN, Stage.UNKNOWN, JOIN, host(Stage.IN_CALL, new HostAction.PutOut())),
                at("sent home", OPEN, Stage.UNKNOWN, JOIN, host(Stage.IN_CALL, new HostAction.SendHome())),
                at("confused", OPEN, Stage.UNKNOWN, JOIN, host(Stage.IN_CALL, new HostAction.ConfusePage())),
                lost("page lost", OPEN, JOIN, host(Stage.IN_CALL, new HostAction.LosePage())),
                lost("elsewhere", Scenario.named("elsewhere"), JOIN));
    }

    private static Situation at(String name, Scenario scenario, Stage stage, Move... way) {
        return new Situation(name, scenario, List.of(way), Optional.of(stage));
    }

    private static Situation lost(String name, Scenario scenario, Move... way) {
        return new Situation(name, scenario, List.of(way), Optional.empty());
    }

    private static Situation lobby(PageTraits.Wording wording) {
        return at("lobby, " + wording, LOBBY.with(traits(wording, false)), Stage.LOBBY, JOIN);
    }

    private static PageTraits traits(PageTraits.Wording wording, boolean notices) {
        var usual = PageTraits.USUAL;
        return new PageTraits(wording, usual.consent(), usual.devices(), usual.marks(), notices);
    }

    private static Scenario consent(String kind) {
        return Scenario.named("consent-" + kind);
    }

    private static Scenario waitingForHost() {
        return Scenario.named("waiting-for-host")
                .with(Admission.byHand(Admission.Kind.WAITING_FOR_HOST))
                .with(List.of());
    }

    private static Move host(Stage when, HostAction action) {
        return new Move(when, new Deed.Host(action));
    }

    private static Move agree() {
        return new Move(Stage.CONSENT, new Deed.Consent());
    }

    /** Plays the host's part; the rest is the bot's. */
    static void play(Deed deed, LabMeeting meeting, Consumer<Deed> bot) {
        if (deed instanceof Deed.Host(var action)) {
            meeting.host(action);
        } else {
            bot.accept(deed);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
