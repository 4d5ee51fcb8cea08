package com.vomeet.manager.roster;

import com.vomeet.manager.account.AccountId;
import com.vomeet.manager.meeting.Meeting;
import com.vomeet.manager.meeting.MeetingListener;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Shared state: a board for each account that somebody looks at through this manager, read again when something has changed, and at
 * least once a second. Accounts that nobody looks at cost nothing.
 */
public final class Boards implements MeetingListener, AutoCloseable {
    /** How long a bot that has ended is still shown, with the reason. */
    static final Duration FAREWELL = Duration.ofSeconds(8);

    private final Roster roster;
    private final Map<AccountId, Watched> watched = new HashMap<>();
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

    /** One reader of an account's board, for one thread at a time; to be closed when it is gone. */
    public final class View implements AutoCloseable {
        private final AccountId account;
        private final Board board;
        private long seen;
        private boolean left;

        private View(AccountId account, Board board) {
            this.account = account;
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
                leave(account);
            }
        }
    }

    /** A reader's way to the account's board. */
    public synchronized View open(AccountId account) {
        var one = watched.computeIfAbsent(
                account, id -> new Watched(BoardReader.start(() -> roster.read(id, FAREWELL), closed)));
        one.readers++;
        return new View(account, one.reader.board());
    }

    private synchronized void leave(AccountId account) {
        var one = watched.get(account);
        if (one != null && --one.readers == 0) {
            watched.remove(account);
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
        var reader = of(meeting.account());
        if (reader != null) {
            reader.look();
        }
    }

    private synchronized @Nullable BoardReader of(AccountId account) {
        var one = watched.get(account);
        return one == null ? null : one.reader;
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
