package com.vomeet.manager.api;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The page's own files, kept in memory; nothing else can be asked for. */
final class PageFiles {
    private static final List<String> NAMES = List.of(
            "index.html",
            "style.css",
            "icon.svg",
            "actions.js",
            "app.js",
            "api.js",
            "ask.js",
            "delivery.js",
            "dom.js",
            "enter.js",
            "events.js",
            "filter.js",
            "keys.js",
            "live.js",
            "meeting.js",
            "meetings.js",
            "pager.js",
            "timeline.js",
            "transcript.js",
            "webhook.js",
            "webhooks.js",
            "words.js");

    /** Own scripts and styles only, no text as HTML, nobody frames it, forms stay here. */
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
            + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none';"
            + " require-trusted-types-for 'script'; trusted-types 'none'";

    @SuppressWarnings("ArrayRecordComponent") // never compared, never changed
    private record File(String type, byte[] bytes, String tag) {}

    private final Map<String, File> files;

    private PageFiles(Map<String, File> files) {
        this.files = files;
    }

    static PageFiles load() {
        var files = new LinkedHashMap<String, File>();
        NAMES.forEach(name -> files.put(name, read(name)));
        return new PageFiles(files);
    }

    private static File read(String name) {
        try (var in = PageFiles.class.getResourceAsStream("/web/" + name)) {
            if (in == null) {
                throw new IllegalStateException("the page's file " + name + " is missing");
            }
            var bytes = in.readAllBytes();
            var hash = MessageDigest.getInstance("SHA-256").digest(bytes);
            return new File(type(name), bytes, '"' + HexFormat.of().formatHex(hash, 0, 16) + '"');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
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
        context.header("Content-Security-Policy", POLICY)
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer")
                .header("Cross-Origin-Opener-Policy", "same-origin")
                .header("Cross-Origin-Resource-Policy", "same-origin")
                .header("Cache-Control", "no-cache")
                .header("ETag", file.tag());
        if (file.tag().equals(context.header("If-None-Match"))) {
            context.status(304);
        } else {
            context.contentType(file.type()).result(file.bytes());
        }
    }
}
