package com.vomeet.manager.api;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The files of a page, kept in memory; nothing else can be asked for. */
final class PageFiles {
    private final Map<String, StaticFile> files;

    private PageFiles(Map<String, StaticFile> files) {
        this.files = files;
    }

    /** @param folder of the class path, with a slash at both ends */
    static PageFiles load(String folder, List<String> names) {
        var files = new LinkedHashMap<String, StaticFile>();
        names.forEach(name -> files.put(name, new StaticFile(type(name), read(folder + name))));
        return new PageFiles(files);
    }

    static byte[] read(String resource) {
        try (var in = PageFiles.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("the page's file " + resource + " is missing");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String type(String name) {
        return switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "html" -> "text/html; charset=utf-8";
            case "css" -> "text/css; charset=utf-8";
            case "js" -> "text/javascript; charset=utf-8";
            case "svg" -> "image/svg+xml";
            default -> throw new IllegalArgumentException("no type for " + name);
        };
    }

    void serve(Context context, String name) {
        var file = files.get(name);
        if (file == null) {
            throw new Refusal(404, "Not Found");
        }
        file.serve(context);
    }
}
