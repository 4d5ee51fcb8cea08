package com.vomeet.bot.recorder;

import com.vomeet.contract.Secret;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Takes secrets out of text that others made: messages of exceptions, of the page's console, of servers. */
public final class Redactor {
    private final List<String> secrets;

    private Redactor(List<String> secrets) {
        this.secrets = secrets;
    }

    /** Nulls are secrets that there are none of. */
    public static Redactor of(@Nullable Secret... secrets) {
        return new Redactor(Stream.of(secrets)
                .filter(Objects::nonNull)
                .map(Secret::reveal)
                .filter(s -> !s.isBlank())
                .toList());
    }

    public String clean(String text) {
        var cleaned = text;
        for (var secret : secrets) {
            cleaned = cleaned.replace(secret, "***");
        }
        return cleaned;
    }
}
