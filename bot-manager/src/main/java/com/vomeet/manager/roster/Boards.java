package com.vomeet.manager.roster;

import com.vomeet.manager.account.AccountId;
import com.vomeet.manager.meeting.Meeting;
import com.vomeet.manager.meeting.MeetingListener;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Shared state: a board for each account that somebody looks at through this manager, and one for all accounts, read again when
 * something has changed and from time to time. What nobody looks at costs nothing.
 */
public final class Boards implements MeetingListener, AutoCloseable {
    /** How long a bot that has ended is still shown, with the reason. */
    static final Duration FAREWELL = Duration.ofSeconds(8);

    private final Roster roster;
    private final Map<Whose, Watched> watched = new HashMap<>();
    private boolean closed;

    private static final class Watched {
        private final BoardReader reader;
        private int readers;

        private Watched(BoardReader reader) {
            this.reader = reader;
        }
    }

    public Boards(Roster roster) {
        this.roster = roster;
    }

    /** One reader of a board, for one thread at a time; to be closed when it is gone. */
    public final class View implements AutoCloseable {
        private final Whose whose;
        private final Board board;
        private long seen;
        private boolean left;

        private View(Whose whose, Board board) {
            this.whose = whose;
            this.board = board;
        }

        /** What came since it was asked last: everything, at first. */
        public News next(Duration atMost) throws InterruptedException {
            var news = board.after(seen, atMost);
            if (news instanceof News.Changed(var update)) {
                seen = update.version();
            }
            return news;
        }

        @Override
        public void close() {
            if (!left) {
                left = true;
                leave(whose);
            }
        }
    }

    /** A reader's way to the account's board. */
    public View open(AccountId account) {
        return open(new Whose.One(account));
    }

    /** A reader's way to the board of all accounts. */
    public View openAll() {
        return open(new Whose.All());
    }

    private synchronized View open(Whose whose) {
        var one = watched.computeIfAbsent(
                whose, all -> new Watched(BoardReader.start(() -> roster.read(all, FAREWELL), all.pace(), closed)));
        one.readers++;
        return new View(whose, one.reader.board());
    }

    private synchronized void leave(Whose whose) {
        var one = watched.get(whose);
        if (one != null && --one.readers == 0) {
            watched.remove(whose);
            one.reader.close();
        }
    }

    /** Has those that are looked at read again soon; a change of a meeting that another replica has made tells no account. */
    public void look() {
        all().forEach(BoardReader::look);
    }

    private synchronized List<BoardReader> all() {
        return watched.values().stream().map(one -> one.reader).toList();
    }

    @Override
    public void statusChanged(Meeting meeting) {
        of(meeting.account()).forEach(BoardReader::look);
    }

    private synchronized List<BoardReader> of(AccountId account) {
        return Stream.of(watched.get(new Whose.One(account)), watched.get(new Whose.All()))
                .filter(Objects::nonNull)
                .map(one -> one.reader)
                .toList();
    }

    @Override
    public void wantedChanged(Meeting meeting) {
        // The page does not show what is wanted.
    }

    /** Readers are told that it is over, so that the server can end. */
    @Override
    public void close() {
        List<BoardReader> open;
        synchronized (this) {
            closed = true;
            open = all();
        }
        open.forEach(BoardReader::close);
    }
}
