package com.vomeet.bot.recorder;

import com.vomeet.contract.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes down what happened, one JSON object a line. Shared by all threads. Bounded: a full file becomes the older one, which replaces
 * the one before, so the newest lines are always there. A disk that cannot be written ends the record, not the call, and the log says so.
 */
public final class FlightRecorder implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger("bot");
    private static final long FULL_BYTES = 4_000_000;
    private static final int LONGEST = 4_000;

    private final Path folder;
    private final InstantSource clock;
    private final Redactor redactor;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable OutputStream out;
    private long written;
    private boolean broken;

    private record Line(Instant at, String kind, String what, String detail) {}

    public FlightRecorder(Path folder, InstantSource clock, Redactor redactor) {
        this.folder = folder;
        this.clock = clock;
        this.redactor = redactor;
    }

    public void write(String kind, String what, String detail) {
        var text = redactor.clean(Kept.cut(detail, LONGEST));
        var line = bytes(Json.write(new Line(clock.instant(), kind, what, text)) + "\n");
        lock.lock();
        try {
            append(line);
        } finally {
            lock.unlock();
        }
    }

    /** What the page looked like at a bad end. */
    public void keep(byte[] png, String text) {
        try {
            if (png.length > 0) {
                Files.write(folder.resolve(Kept.PICTURE), png);
            }
            if (!text.isEmpty()) {
                Files.write(folder.resolve(Kept.TEXT), bytes(redactor.clean(text)));
            }
        } catch (IOException e) {
            write("note", "snapshot_not_kept", e.toString());
        }
    }

    /** What has been kept so far. */
    public Kept kept() {
        lock.lock();
        try {
            return Kept.in(folder);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closeWriter();
            broken = true;
        } finally {
            lock.unlock();
        }
    }

    private void append(byte[] line) {
        if (broken) {
            return;
        }
        try {
            if (written > FULL_BYTES) {
                closeWriter();
                Files.move(file(), folder.resolve(Kept.OLDER), StandardCopyOption.REPLACE_EXISTING);
            }
            if (out == null) {
                out = Files.newOutputStream(file());
                written = 0;
            }
            out.write(line);
            written += line.length;
        } catch (IOException e) {
            broke(e);
        }
    }

    private void closeWriter() {
        try {
            if (out != null) {
                out.close();
            }
        } catch (IOException e) {
            broke(e);
        }
        out = null;
    }

    private void broke(IOException e) {
        broken = true;
        LOG.warn("the flight record ends here: {}", e.toString());
    }

    /** What is no text, such as half an emoji, becomes a question mark. */
    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private Path file() {
        return folder.resolve(Kept.LINES);
    }
}
