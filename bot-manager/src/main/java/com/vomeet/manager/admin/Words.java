package com.vomeet.manager.admin;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A command line.
 *
 * @param plain what stands by itself
 * @param options values by their names, without the dashes
 */
record Words(List<String> plain, Map<String, String> options) {
    Words {
        plain = List.copyOf(plain);
        options = Map.copyOf(options);
    }

    /** Empty when an option has no value or stands twice. */
    static Optional<Words> of(List<String> line) {
        var plain = new ArrayList<String>();
        var options = new HashMap<String, String>();
        for (var rest = line.iterator(); rest.hasNext(); ) {
            var word = rest.next();
            if (!word.startsWith("--")) {
                plain.add(word);
            } else if (!rest.hasNext() || options.put(word.substring(2), rest.next()) != null) {
                return Optional.empty();
            }
        }
        return Optional.of(new Words(plain, options));
    }

    /** Whether the command is these words, so many more, and no other options than those. */
    boolean say(String command, int more, String... allowed) {
        var words = List.of(command.split(" ", -1));
        return plain.size() == words.size() + more
                && plain.subList(0, words.size()).equals(words)
                && Set.of(allowed).containsAll(options.keySet());
    }

    /** The last words, 1 being the very last. */
    String last(int place) {
        return plain.get(plain.size() - place);
    }

    Optional<String> option(String name) {
        return Optional.ofNullable(options.get(name));
    }
}
