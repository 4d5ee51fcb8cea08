package com.vomeet.e2e.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.awaitility.Awaitility;

/** Somebody who follows the guide, or another document: what they have run, and what they fill in. */
public final class Progress {
    private final Guide guide;
    private final Terminal terminal;
    private final Map<String, String> values = new HashMap<>();
    private final Set<Integer> run = new HashSet<>();

    public Progress(Guide guide, Terminal terminal) {
        this.guide = guide;
        this.terminal = terminal;
    }

    public void fill(String gap, String value) {
        values.put(gap, value);
    }

    /** The text of the block that has these words, for what is not run but given to something else. */
    String take(String words) {
        var block = guide.with(words);
        run.add(block.line());
        return block.text();
    }

    /** What the block said; it has to succeed. */
    public String run(String words) throws InterruptedException {
        var block = guide.with(words);
        run.add(block.line());
        return terminal.run(block.filled(values)).orFail(block.name()).text();
    }

    /** The same, again and again until it succeeds: for figures that the cluster gathers first. */
    public String runUntilItSucceeds(String words, Duration patience) throws InterruptedException {
        Awaitility.await(words)
                .atMost(patience)
                .pollInterval(Duration.ofSeconds(2))
                .until(() -> terminal.run(guide.with(words).filled(values)).status() == 0);
        return run(words);
    }

    /** For a block that goes on, such as one that follows a log. */
    Terminal.Running start(String words) {
        var block = guide.with(words);
        run.add(block.line());
        return terminal.start(block.filled(values));
    }

    void assertThatEveryShellBlockWasRun() {
        assertThatWereRun(guide.shell());
    }

    /** For a document that has no other blocks. */
    public void assertThatEveryBlockWasRun() {
        assertThatWereRun(guide.blocks());
    }

    private void assertThatWereRun(List<Block> blocks) {
        assertThat(blocks)
                .filteredOn(block -> !run.contains(block.line()))
                .extracting(Block::name)
                .as("blocks of the guide that nothing runs")
                .isEmpty();
    }
}
