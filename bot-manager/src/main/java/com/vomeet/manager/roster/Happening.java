package com.vomeet.manager.roster;

import com.vomeet.contract.control.Evidence;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The last that happened to a meeting's bot: why it is where it is.
 *
 * @param detail a sentence
 * @param evidence what was seen, most telling first
 */
public record Happening(
        Instant at, String kind, String source, @Nullable String detail, List<Evidence> evidence) {
    public Happening {
        evidence = List.copyOf(evidence);
    }
}
