package com.vomeet.e2e.guide;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The setup guide as it was given to us, kept word for word beside the tests. */
public record Guide(List<Block> blocks) {
    private static final String FENCE = "```";

    public Guide {
        blocks = List.copyOf(blocks);
    }

    public static Guide read() {
        try (var in = Guide.class.getResourceAsStream("KUBERNETES_SETUP.md")) {
            if (in == null) {
                throw new IOException("the guide is not on the class path");
            }
            return of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Fences may be indented, as they are in numbered lists; so much is taken off each line of the block. */
    public static Guide of(String markdown) {
        var lines = markdown.lines().toList();
        var blocks = new ArrayList<Block>();
        var opened = -1;
        for (var i = 0; i < lines.size(); i++) {
            var line = lines.get(i).strip();
            if (opened < 0 && line.startsWith(FENCE)) {
                opened = i;
            } else if (opened >= 0 && line.equals(FENCE)) {
                blocks.add(block(lines, opened, i));
                opened = -1;
            }
        }
        if (opened >= 0) {
            throw new IllegalArgumentException("the block of line " + (opened + 1) + " does not end");
        }
        return new Guide(blocks);
    }

    private static Block block(List<String> lines, int opened, int closed) {
        var fence = lines.get(opened);
        var indent = fence.indexOf(FENCE);
        var text = lines.subList(opened + 1, closed).stream()
                .map(line -> line.substring(Math.min(indent, line.length())))
                .collect(Collectors.joining("\n", "", "\n"));
        return new Block(opened + 2, fence.strip().substring(FENCE.length()), text);
    }

    public List<Block> shell() {
        return blocks.stream().filter(Block::isShell).toList();
    }

    /** Those without a language: what is typed at a terminal in our own documents. */
    public Guide terminal() {
        return new Guide(
                blocks.stream().filter(block -> block.language().isEmpty()).toList());
    }

    /** All but the blocks that have these words. */
    public Guide without(String words) {
        return new Guide(
                blocks.stream().filter(block -> !block.text().contains(words)).toList());
    }

    /** The one block that has these words. */
    Block with(String words) {
        var found =
                blocks.stream().filter(block -> block.text().contains(words)).toList();
        if (found.size() != 1) {
            throw new IllegalArgumentException(found.size() + " blocks of the guide have '" + words + "'");
        }
        return found.getFirst();
    }
}
