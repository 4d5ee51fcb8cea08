package com.vomeet.e2e.docs;

import com.vomeet.e2e.house.Tree;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What is written for people. */
final class Documents {
    private static final Pattern FENCE = Pattern.compile("(?ms)^```([a-z]*)\\n(.*?)^```$");
    private static final Set<String> TERMINAL = Set.of("", "sh", "bash");
    private static final Pattern COMMAND =
            Pattern.compile("(\\./|curl |[A-Z]+=|git |apt-get |sudo |kubectl |helm |docker ).*");

    private Documents() {}

    static List<Path> all() {
        return Stream.concat(
                        Stream.of(
                                        "README.md",
                                        "CONTRIBUTING.md",
                                        "SECURITY.md",
                                        "chart/README.md",
                                        "vomeet-bot/chart/README.md")
                                .map(Tree.ROOT::resolve),
                        Tree.files(Tree.ROOT.resolve("docs"), ".md").stream())
                .toList();
    }

    static String text(String name) {
        return Tree.text(Tree.ROOT.resolve(name));
    }

    /** The section under a heading, up to the next of the same kind. */
    static String section(String document, String heading) {
        var text = text(document);
        var begin = text.indexOf("## " + heading + "\n");
        if (begin < 0) {
            throw new AssertionError(document + " has no section '" + heading + "'");
        }
        var end = text.indexOf("\n## ", begin);
        return end < 0 ? text.substring(begin) : text.substring(begin, end);
    }

    /** Blocks for a terminal are those without a language, or with a shell's. */
    static List<String> blocks(String markdown) {
        return FENCE.matcher(markdown)
                .results()
                .filter(block -> TERMINAL.contains(block.group(1)))
                .map(block -> block.group(2))
                .toList();
    }

    /** Blocks that say themselves that they are for a shell. */
    static List<String> scripts(String markdown) {
        return FENCE.matcher(markdown)
                .results()
                .filter(block -> !block.group(1).isEmpty() && TERMINAL.contains(block.group(1)))
                .map(block -> block.group(2))
                .toList();
    }

    /** A block's commands, continued lines put together. */
    static List<String> commands(String block) {
        var commands = new ArrayList<String>();
        for (var line : block.replaceAll("\\\\\\n\\s*", "").split("\\n", -1)) {
            if (COMMAND.matcher(line).matches()) {
                commands.add(line.strip());
            }
        }
        return commands;
    }

    /** Without what stands in blocks, where a bracket is no link. */
    static String prose(String markdown) {
        return FENCE.matcher(markdown).replaceAll("");
    }
}
