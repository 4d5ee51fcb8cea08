package com.vomeet.manager.api;

import com.vomeet.contract.Sha256;
import io.javalin.http.Context;
import java.util.HexFormat;

/** Bytes that are served as they are, with a tag by which a client learns that nothing has changed. */
final class StaticFile {
    /** Own scripts and styles only, no text as HTML, nobody frames it, forms stay here. */
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
            + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none';"
            + " require-trusted-types-for 'script'; trusted-types 'none'";

    private final String type;
    private final byte[] bytes;
    private final String tag;

    /** @param bytes not changed afterwards */
    StaticFile(String type, byte[] bytes) {
        this.type = type;
        this.bytes = bytes;
        this.tag = '"' + HexFormat.of().formatHex(Sha256.of(bytes), 0, 16) + '"';
    }

    void serve(Context context) {
        context.header("Content-Security-Policy", POLICY)
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer")
                .header("Cross-Origin-Opener-Policy", "same-origin")
                .header("Cross-Origin-Resource-Policy", "same-origin")
                .header("Cache-Control", "no-cache")
                .header("ETag", tag);
        if (tag.equals(context.header("If-None-Match"))) {
            context.status(304);
        } else {
            context.contentType(type).result(bytes);
        }
    }
}
