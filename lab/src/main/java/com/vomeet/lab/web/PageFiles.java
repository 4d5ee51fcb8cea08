package com.vomeet.lab.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** The files the pages are made of, {@code meet/*}, kept in memory once read. */
final class PageFiles {
    private static final Pattern NAME = Pattern.compile("[a-z]+\\.(html|css|js)");
    private final Map<String, String> files = new ConcurrentHashMap<>();

    Optional<String> find(String name) {
        if (!NAME.matcher(name).matches()) {
            return Optional.empty();
        }
        var known = files.get(name);
        if (known != null) {
            return Optional.of(known);
        }
        var read = read(name);
        read.ifPresent(text -> files.put(name, text));
        return read;
    }

    /** A file that the program cannot be without. */
    String get(String name) {
        return find(name).orElseThrow(() -> new IllegalStateException("meet/" + name + " is missing"));
    }

    private static Optional<String> read(String name) {
        try (var in = PageFiles.class.getResourceAsStream("/meet/" + name)) {
            return in == null ? Optional.empty() : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("meet/" + name + " cannot be read", e);
        }
    }
}
