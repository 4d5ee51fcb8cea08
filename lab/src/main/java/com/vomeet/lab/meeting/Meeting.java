package com.vomeet.lab.meeting;

import com.vomeet.lab.scenario.HostAction;
import com.vomeet.lab.scenario.Line;
import com.vomeet.lab.scenario.Scenario;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A meeting that goes on. Any thread may call; all changes are made one after the other, under this object's lock. */
public final class Meeting implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Meeting.class);
    private final String code;
    private final Scenario scenario;
    private final Alarms alarms;
    private final InstantSource clock;
    private final Cast cast;
    private final SoundRoom room;
    private final SpeakingMarks marks;
    private final CompletableFuture<List<Take>> takes;
    private final EventLog log = new EventLog();
    private final TruthLog truth = new TruthLog();
    private final Map<String, PageLink> pages = new LinkedHashMap<>();
    private final Map<String, SoundRoom.Peer> peers = new HashMap<>();
    private MeetingState state;
    private int visits;
    private @Nullable ScriptRun script;

    public Meeting(String code, Scenario scenario, SoundServer sound, Alarms alarms, InstantSource clock) {
        this.code = code;
        this.scenario = scenario;
        this.alarms = alarms;
        this.clock = clock;
        cast = new Cast(scenario, code);
        room = sound.room(scenario.arrangement(), cast.size());
        takes = Rehearsal.of(scenario, sound);
        marks = new SpeakingMarks(room::levels, cast.idsBySource(), alarms, this::showMarks);
        state = MeetingState.of(scenario);
    }

    /** To be called once. */
    public void open() {
        marks.start();
        take(new Happening.Opened());
    }

    public String code() {
        return code;
    }

    public Scenario scenario() {
        return scenario;
    }

    public EventLog log() {
        return log;
    }

    public Truth truth() {
        return new Truth(code, scenario.title(), cast.names(), truth.all());
    }

    public synchronized List<Guest> guests() {
        return List.copyOf(state.guests().values());
    }

    /** The played persons who are there now. */
    public synchronized List<String> people() {
        return state.people();
    }

    public synchronized boolean over() {
        return state.over();
    }

    /** Takes in a page; answers the id of its visit. */
    public synchronized String pageOpened(PageLink page) {
        var guest = cast.guestId(++visits);
        pages.put(guest, page);
        page.tell(new PageMessage.Welcome(
                guest, scenario.title(), code, room.tracks(), PageMessage.Traits.of(scenario.page())));
        take(new Happening.PageOpened(guest));
        return guest;
    }

    public synchronized void pageClosed(String guest) {
        pages.remove(guest);
        take(new Happening.PageClosed(guest));
    }

    /** What a page says. */
    public void pageSaid(String guest, PageWord word) {
        take(
                switch (word) {
                    case PageWord.Ask(var name) -> new Happening.Asked(guest, name);
                    case PageWord.Leave() -> new Happening.Left(guest);
                    case PageWord.Devices(var microphone, var camera) ->
                        new Happening.DevicesSet(guest, microphone, camera);
                    case PageWord.Consent() -> new Happening.ConsentGiven(guest);
                    case PageWord.Stay() -> new Happening.StayWanted(guest);
                });
    }

    /** Takes the offer of a page in the call; empty for any other. The answer is SDP. */
    public synchronized Optional<String> connect(String guest, String offer) {
        if (state.guest(guest).filter(g -> g.view() == View.CALL).isEmpty()) {
            return Optional.empty();
        }
        cutMedia(guest);
        var answer = room.connect(offer);
        peers.put(guest, answer.peer());
        answer.peer().onChange(up -> mediaChanged(guest, answer.peer(), up));
        return Optional.of(answer.sdp());
    }

    public void act(HostAction action) {
        take(new Happening.Acted(action));
    }

    private synchronized void take(Happening happening) {
        var change = MeetingRules.apply(state, happening, clock.instant());
        state = change.state();
        change.events().forEach(log::add);
        change.orders().forEach(this::carryOut);
    }

    private void carryOut(Order order) {
        switch (order) {
            case Order.Show(var guest, var view) -> tell(guest, new PageMessage.Show(view));
            case Order.ShowPeople() -> state.inCall().forEach(g -> tell(g.id(), peopleFor(g)));
            case Order.ShowChat(var name) -> state.inCall().forEach(g -> tell(g.id(), new PageMessage.Chat(name)));
            case Order.Enter(var person) -> room.enter(cast.source(person));
            case Order.Exit(var person) -> exit(person);
            case Order.CutMedia(var guest) -> cutMedia(guest);
            case Order.Later(var after, var happening) -> alarms.in(after, () -> take(happening));
            case Order.RunScript() -> runScriptWhenReady();
            case Order.StopScript() -> stopScript();
        }
    }

    private void exit(String person) {
        if (script != null) {
            script.silence(person);
        }
        room.leave(cast.source(person));
    }

    private void cutMedia(String guest) {
        var peer = peers.remove(guest);
        if (peer != null) {
            peer.close();
        }
    }

    /** The end of an earlier connection of the same page says nothing about its present one. */
    private synchronized void mediaChanged(String guest, SoundRoom.Peer peer, boolean up) {
        var present = peers.get(guest);
        if (present == null || present.equals(peer)) {
            take(new Happening.MediaChanged(guest, up));
        }
    }

    private void runScriptWhenReady() {
        var _ = takes.whenComplete(this::runScript);
    }

    private synchronized void runScript(@Nullable List<Take> ready, @Nullable Throwable error) {
        if (ready == null) {
            LOG.error("The voices of meeting {} could not be made", code, error);
            log.add(new LabEvent.Trouble(clock.instant(), "no voices: " + error));
        } else if (script == null && !state.over()) {
            script = new ScriptRun(scenario.script(), ready, alarms, new OnStage());
            take(new Happening.ScriptStarted());
            script.start();
        }
    }

    private void stopScript() {
        if (script != null) {
            script.stop();
        }
    }

    private PageMessage peopleFor(Guest self) {
        var shown = new ArrayList<PageMessage.Shown>();
        state.people().forEach(name -> shown.add(new PageMessage.Shown(cast.id(name), name, false)));
        state.inCall().forEach(g -> shown.add(new PageMessage.Shown(g.id(), g.name(), g.equals(self))));
        return new PageMessage.People(shown);
    }

    private synchronized void showMarks(Map<String, Integer> levels) {
        state.inCall().forEach(g -> tell(g.id(), new PageMessage.Marks(levels)));
    }

    private void tell(String guest, PageMessage message) {
        var page = pages.get(guest);
        if (page != null) {
            page.tell(message);
        }
    }

    @Override
    public synchronized void close() {
        take(new Happening.Closed());
        marks.stop();
        List.copyOf(peers.keySet()).forEach(this::cutMedia);
        room.close();
    }

    /** What the script needs of this meeting. */
    private final class OnStage implements ScriptRun.Stage {
        @Override
        public boolean isThere(String person) {
            return people().contains(person);
        }

        @Override
        public SoundRoom.Speech speak(String person, Take take) {
            return room.speak(cast.source(person), take);
        }

        @Override
        public int began(Line line, Take take, Instant at) {
            log.add(new LabEvent.SpeakingStarted(at, line.who(), line.says()));
            return truth.begun(Spoken.begun(line.who(), line.says(), take, at));
        }

        @Override
        public void ended(int number, Line line, SoundRoom.End end) {
            if (end.whole()) {
                truth.finished(number);
            } else {
                truth.brokenOff(number, end.at());
            }
            log.add(new LabEvent.SpeakingEnded(end.at(), line.who(), line.says()));
        }

        @Override
        public void scriptEnded() {
            take(new Happening.ScriptEnded());
        }
    }
}
