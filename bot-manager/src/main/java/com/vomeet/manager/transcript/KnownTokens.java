package com.vomeet.manager.transcript;

import com.vomeet.contract.Secret;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Remembers tokens that were found genuine: each comes with every entry of its meeting. Not for several threads. */
final class KnownTokens implements TokenCheck {
    private static final int MOST = 10_000;

    private final TokenCheck check;
    private final Map<Secret, Opened> known = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Secret, Opened> eldest) {
            return size() > MOST;
        }
    };

    KnownTokens(TokenCheck check) {
        this.check = check;
    }

    @Override
    public Optional<Opened> opened(Secret token, Instant at) {
        var before = known.get(token);
        if (before != null) {
            return Optional.of(before).filter(opened -> at.isBefore(opened.expires()));
        }
        var now = check.opened(token, at);
        now.ifPresent(opened -> known.put(token, opened));
        return now;
    }
}
