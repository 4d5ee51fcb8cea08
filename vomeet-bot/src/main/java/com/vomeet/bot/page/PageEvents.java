package com.vomeet.bot.page;

import com.vomeet.bot.audio.AudioFrame;
import com.vomeet.bot.audio.CaptureReader;
import com.vomeet.bot.audio.MediaReport;
import com.vomeet.bot.speakers.SpeakerSample;
import com.vomeet.cdp.Event;
import com.vomeet.contract.Json;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * Turns the browser's events into what the listener is told. Events come on the reading thread; the end of the browser on another,
 * hence the two atomics: after a loss nothing follows.
 */
final class PageEvents implements Consumer<Event>, CaptureReader.Receiver {
    static final String AGENT_BINDING = "vomeetSees";
    static final String CAPTURE_BINDING = "vomeetHears";

    private final PageListener listener;
    private final NavigationWatch watch;
    private final CaptureReader capture;
    private final AtomicBoolean silent = new AtomicBoolean();
    private final AtomicReference<@Nullable PageLoss> loss = new AtomicReference<>();
    private final ServerAnswer answer = new ServerAnswer();
    private List<String> marked = List.of();
    private OptionalInt refusal = OptionalInt.empty();
    private volatile int context;
    private volatile boolean loading;

    PageEvents(PageListener listener, CueSheet sheet, URI opened) {
        this(listener, sheet, opened, null);
    }

    /** @param before of the page in whose place this one comes, and whose browser has ended; null: there was none */
    PageEvents(PageListener listener, CueSheet sheet, URI opened, @Nullable PageEvents before) {
        this.listener = listener;
        this.watch = new NavigationWatch(sheet, opened);
        this.capture =
                before == null ? new CaptureReader(this, this::note) : before.capture.followedBy(this, this::note);
    }

    /** The agent's world in the present document; 0 before the agent has spoken. */
    int context() {
        return context;
    }

    Optional<PageLoss> loss() {
        return Optional.ofNullable(loss.get());
    }

    /**
     * From now until a document is there, whoever loads the page hears of a failure and may try again: the error page that the browser
     * shows after each try is no loss then, and what the document before still says is not about the one to come.
     */
    void loadBegins() {
        loading = true;
    }

    /** Nobody will try again. */
    void loadEnds() {
        loading = false;
    }

    boolean isLoading() {
        return loading;
    }

    /** The status with which the server has refused the page, said once; on the reading thread. */
    OptionalInt takeRefusal() {
        var now = refusal;
        refusal = OptionalInt.empty();
        return now;
    }

    /** Our own end: nothing more is told. */
    void silence() {
        silent.set(true);
    }

    @Override
    public void accept(Event event) {
        if (silent.get()) {
            return;
        }
        switch (event) {
            case Event.BindingCalled(var name, var payload, var world) -> called(name, payload, world);
            case Event.FrameNavigated navigated when navigated.isMain() -> navigated(navigated);
            case Event.FrameNavigated _ -> {}
            case Event.Crashed _ -> lose(new PageLoss.PageCrashed());
            case Event.Detached(var why) -> lose(new PageLoss.BrowserLost("the page is gone: " + why));
            case Event.Logged(var level, var text, var url)
            when level.equals("error") -> note("page.error", text + " " + url);
            case Event.Logged _, Event.ConsoleSaid _, Event.Loaded _, Event.Other _ -> {}
            case Event.ScriptFailed(var text) -> note("page.script", text);
            case Event.DialogOpened(var type, var message) -> note("page.dialog", type + ": " + message);
        }
    }

    private void navigated(Event.FrameNavigated navigated) {
        context = 0;
        marked = List.of();
        answer.newDocument();
        if (loading && NavigationWatch.isNoDocument(navigated.url())) {
            return;
        }
        loading = false;
        watch.navigated(navigated.url(), navigated.unreachableUrl()).ifPresent(this::lose);
    }

    private void called(String binding, String payload, int world) {
        try {
            var message = Json.MAPPER.readTree(payload);
            if (binding.equals(CAPTURE_BINDING)) {
                capture.read(message);
            } else if (binding.equals(AGENT_BINDING)) {
                context = world;
                told(AgentReader.read(message));
            }
        } catch (JacksonException | IllegalArgumentException e) {
            note("page.message", binding + " was not understood: " + e.getMessage());
        }
    }

    private void told(AgentReader.Told told) {
        switch (told) {
            case AgentReader.Told.Saw(var sighting, var status) -> {
                listener.sighted(sighting);
                refusal = loading ? OptionalInt.empty() : answer.error(sighting, status);
            }
            case AgentReader.Told.Marked(var ids) -> marked = ids;
            case AgentReader.Told.Fault(var text) -> note("agent.fault", text);
        }
    }

    /** The first loss counts and is the last thing that is told; answers with it. */
    PageLoss lose(PageLoss how) {
        if (loss.compareAndSet(null, how) && !silent.getAndSet(true)) {
            listener.lost(how);
        }
        return loss().orElse(how);
    }

    void note(String what, String detail) {
        if (!silent.get()) {
            listener.noted(what, detail);
        }
    }

    @Override
    public void frame(AudioFrame frame) {
        listener.heard(frame);
    }

    @Override
    public void sources(double atMillis, List<SpeakerSample.Source> sources) {
        listener.sampled(new SpeakerSample(atMillis, sources, marked));
    }

    @Override
    public void media(MediaReport report) {
        listener.reported(report);
    }
}
