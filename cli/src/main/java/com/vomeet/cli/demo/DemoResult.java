package com.vomeet.cli.demo;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The demo's last word, one JSON object; the launcher adds {@code left_behind}.
 *
 * @param wer word error rate of the whole chain against the prompts' published words
 * @param werDirect the same engine fed with the prompts' files
 * @param problems why {@code ok} is false, in plain words
 */
public record DemoResult(
        boolean ok,
        Meeting meeting,
        Timeline timeline,
        double wer,
        double werDirect,
        NameScore names,
        Bot bot,
        List<String> problems) {
    public DemoResult {
        problems = List.copyOf(problems);
    }

    public record Meeting(long id, String status, String completionReason) {}

    public record Timeline(
            Instant requested,
            @Nullable Instant joining,
            @Nullable Instant awaitingAdmission,
            @Nullable Instant active,
            @Nullable Instant firstText,
            @Nullable Instant completed) {}

    /** Memory is proportional set size in MB; medians over the call. */
    public record Bot(double cpuCores, double jvmPssMb, double totalPssMb) {}
}
