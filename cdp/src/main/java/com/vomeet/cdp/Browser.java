package com.vomeet.cdp;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** A browser of our own: its processes, its folder and the connection to it, all of which end with {@link #close}. */
public final class Browser implements AutoCloseable {
    private static final Duration GOODBYE = Duration.ofSeconds(2);

    private final Launch.Parts parts;
    private final Session root;
    private final AtomicBoolean closed = new AtomicBoolean();

    Browser(Launch.Parts parts, Session root) {
        this.parts = parts;
        this.root = root;
    }

    public static LaunchResult launch(LaunchConfig config) {
        return Launch.launch(config);
    }

    /** The browser itself, for {@link BrowserDomain}. */
    public Session root() {
        return root;
    }

    /** A page whose events go to the listener, on the reading thread: it must return at once and must not call the browser. */
    public Session openPage(Consumer<Event> listener) {
        var targets = new TargetDomain(root);
        return attach(targets, targets.anyPage(), listener);
    }

    private Session attach(TargetDomain targets, String target, Consumer<Event> listener) {
        var id = targets.attach(target);
        parts.connection().listen(id, listener);
        return new Session(parts.connection(), id, target);
    }

    /** Completed once, with the reason, when the browser has ended or the connection to it is lost. */
    public CompletableFuture<String> ended() {
        return parts.connection().ended();
    }

    /** Ids of all its living processes; what the operating system says of them is what the browser costs. */
    public List<Long> processIds() {
        return parts.processes().members();
    }

    /** Ends all processes at once, as a crash would. */
    public void kill() {
        parts.processes().kill();
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            askToEnd();
            parts.close();
        }
    }

    private void askToEnd() {
        if (ended().isDone()) {
            return;
        }
        try {
            root.call("Browser.close", Session.params(), GOODBYE);
            ended().get(GOODBYE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (CdpException | TimeoutException | ExecutionException e) {
            // it will be ended without being asked
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
