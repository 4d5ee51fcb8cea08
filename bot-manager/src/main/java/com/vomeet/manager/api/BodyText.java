package com.vomeet.manager.api;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/** A request's body as text: so long at most, not compressed, and in UTF-8, as JSON is. */
final class BodyText {
    static final int MOST = 1_000_000;
    private static final Pattern CHARSET = Pattern.compile(";\\s*charset\\s*=\\s*\"?([^\";\\s]*)");

    private BodyText() {}

    /** @throws Refusal when it is not such a text */
    static String of(Context context) {
        var encoding = context.header("Content-Encoding");
        if (encoding != null && !encoding.isBlank() && !encoding.strip().equalsIgnoreCase("identity")) {
            throw new Refusal(415, "A body must not be compressed.");
        }
        var charset = CHARSET.matcher(type(context));
        if (charset.find() && !isUtf8(charset.group(1))) {
            throw new Refusal(415, "A body must be in UTF-8.");
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes(context)))
                    .toString();
        } catch (CharacterCodingException e) {
            throw Problems.notJson(0, "not UTF-8");
        }
    }

    /** The header as it came: the server's own reading of it fails where there is no such character set. */
    static String type(Context context) {
        var type = context.header("Content-Type");
        return type == null ? "" : type.toLowerCase(Locale.ROOT);
    }

    private static boolean isUtf8(String charset) {
        return switch (charset) {
            case "utf-8", "utf8", "us-ascii", "ascii" -> true;
            default -> false;
        };
    }

    /** A body that comes in pieces says no length beforehand, so it is counted. */
    private static byte[] bytes(Context context) {
        if (context.contentLength() > MOST) {
            throw tooLong();
        }
        try {
            var bytes = context.bodyInputStream().readNBytes(MOST + 1);
            if (bytes.length > MOST) {
                throw tooLong();
            }
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Refusal tooLong() {
        return new Refusal(413, "A body has " + MOST + " bytes at most.");
    }
}
