package com.vomeet.lab.media.sdp;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The lines of the session part or of one media section. */
record SdpLines(List<String> lines) {
    SdpLines {
        lines = List.copyOf(lines);
    }

    /** Values of {@code a=name:value}. */
    Stream<String> attributes(String name) {
        var start = "a=" + name + ":";
        return lines.stream().filter(line -> line.startsWith(start)).map(line -> line.substring(start.length()));
    }

    Optional<String> attribute(String name) {
        return attributes(name).findFirst();
    }

    /** Names of attributes without a value. */
    Stream<String> flags() {
        return lines.stream()
                .filter(line -> line.startsWith("a=") && line.indexOf(':') < 0)
                .map(line -> line.substring(2));
    }
}
