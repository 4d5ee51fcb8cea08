package com.vomeet.bot;

import com.vomeet.bot.page.MeetingPage;
import com.vomeet.bot.page.PageListener;
import com.vomeet.trace.Span;
import com.vomeet.trace.Spans;
import java.net.URI;
import java.time.Duration;
import java.util.function.Supplier;

/** Pages each of whose tasks is a span; what a page shows is in none of them. */
record TracedPages(MeetingPages pages, Spans spans) implements MeetingPages {
    @Override
    public boolean served() {
        return pages.served();
    }

    @Override
    public MeetingPage make(PageListener listener) {
        return new Traced(pages.make(listener), spans);
    }

    @Override
    public Higher makeHigher(PageListener listener) {
        return switch (pages.makeHigher(listener)) {
            case Higher.None none -> none;
            case Higher.Made(var kind, var page) -> new Higher.Made(kind, new Traced(page, spans));
        };
    }

    private record Traced(MeetingPage page, Spans spans) implements MeetingPage {
        private Outcome in(String name, Supplier<Outcome> task) {
            try (var span = spans.begin(Span.Kind.INSIDE, name)) {
                var outcome = task.get();
                switch (outcome) {
                    case Outcome.Done _ -> span.with("vomeet.outcome", "done");
                    case Outcome.NotNow _ -> span.with("vomeet.outcome", "not_now");
                    case Outcome.Gone _ -> span.failed("gone");
                }
                return outcome;
            }
        }

        @Override
        public Outcome open(URI meetingUrl) {
            return in("page open", () -> page.open(meetingUrl));
        }

        @Override
        public Outcome join(String botName) {
            return in("page join", () -> page.join(botName));
        }

        @Override
        public Outcome consent() {
            return in("page consent", page::consent);
        }

        @Override
        public Outcome stay() {
            return in("page stay", page::stay);
        }

        @Override
        public Outcome listen() {
            return in("page listen", page::listen);
        }

        @Override
        public Outcome giveUp(Duration patience) {
            return in("page give up", () -> page.giveUp(patience));
        }

        @Override
        public Outcome leave(Duration patience) {
            return in("page leave", () -> page.leave(patience));
        }

        @Override
        public Snapshot snapshot() {
            return page.snapshot();
        }

        @Override
        public void close() {
            try (var _ = spans.begin(Span.Kind.INSIDE, "page close")) {
                page.close();
            }
        }
    }
}
