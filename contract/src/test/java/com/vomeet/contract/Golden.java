package com.vomeet.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Files that fix the shapes: what is written is the file, and reading the file gives the value back. */
public final class Golden {
    private Golden() {}

    public static String text(String name) {
        try (var file = Golden.class.getResourceAsStream("/golden/" + name)) {
            if (file == null) {
                throw new IllegalStateException("there is no golden file " + name);
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static <T> void assertBothWays(String name, T value, Class<T> type) {
        assertThat(Json.MAPPER.readTree(Json.write(value))).isEqualTo(Json.MAPPER.readTree(text(name)));
        assertThat(Json.read(text(name), type)).isEqualTo(value);
    }
}
