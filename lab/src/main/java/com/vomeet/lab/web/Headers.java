package com.vomeet.lab.web;

import io.javalin.http.Context;

/** What the answers to pages say about themselves: as strict as the platform's own. */
final class Headers {
    private Headers() {}

    static void forPage(Context ctx) {
        var ours = ctx.scheme() + "://" + ctx.host() + "/";
        ctx.header(
                "Content-Security-Policy",
                String.join(
                        "; ",
                        "default-src 'none'",
                        "script-src 'self'",
                        "style-src 'self'",
                        "img-src 'self' data:",
                        "media-src 'self' blob: mediastream:",
                        // Nothing else: the control API is on the same port and is none of the page's business.
                        "connect-src " + ours + "signal/ " + ours + "static/ " + ours.replaceFirst("http", "ws")
                                + "signal/",
                        "frame-src " + ours + "recaptcha/",
                        "frame-ancestors 'self'",
                        "base-uri 'none'",
                        "form-action 'none'",
                        "object-src 'none'",
                        "require-trusted-types-for 'script'",
                        "trusted-types 'none'"));
        ctx.header("Cross-Origin-Opener-Policy", "same-origin");
        ctx.header("Referrer-Policy", "no-referrer");
        ctx.header("X-Content-Type-Options", "nosniff");
        ctx.header("Cache-Control", "no-store");
    }

    static void forFile(Context ctx) {
        ctx.header("X-Content-Type-Options", "nosniff");
        ctx.header("Cache-Control", "no-store");
    }
}
