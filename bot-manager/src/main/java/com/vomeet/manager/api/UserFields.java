package com.vomeet.manager.api;

import com.vomeet.contract.Json;
import com.vomeet.manager.account.User.UserSettings;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The fields of a user in a request; what is wrong with them is noted in the body. */
final class UserFields {
    private static final List<String> NAMES = List.of("name", "image_url", "max_concurrent_bots", "data");
    private static final int LONGEST_NAME = 255;
    private static final int LONGEST_URL = 2_000;
    private static final int MOST_DATA = 10_000;
    private static final int SEATS_OF_A_USER = 1;
    /** Mistakes are caught, not every address that no server would take. */
    private static final Pattern EMAIL = Pattern.compile("[^\\s@]{1,64}@[^\\s@.]+(\\.[^\\s@.]+)+");

    /** Escaped itself, it is six harmless characters. */
    private static final Pattern NUL = Pattern.compile("(?<!\\\\)(?:\\\\\\\\)*\\\\u0000");

    private final Body body;

    UserFields(Body body) {
        this.body = body;
    }

    List<String> names() {
        return NAMES.stream().filter(body::has).toList();
    }

    String requiredEmail() {
        if (!body.has("email")) {
            body.problems().missing(body.json(), "body", "email");
        } else if (body.json().get("email").isNull()) {
            body.problems().notText(body.json().get("email"), "body", "email");
        }
        return Objects.requireNonNullElse(email(), "");
    }

    @Nullable
    String email() {
        var email = body.text("email", LONGEST_NAME);
        if (email != null && !EMAIL.matcher(email).matches()) {
            body.problems().broken("not a valid email address", body.json().get("email"), "body", "email");
        }
        return email;
    }

    /** Of a new user; {@code data} counts only later, as it did in the first vomeet. */
    UserSettings settings() {
        return change(null).apply(new UserSettings(null, null, SEATS_OF_A_USER, Json.MAPPER.createObjectNode()));
    }

    UnaryOperator<UserSettings> changes() {
        return change(data());
    }

    private UnaryOperator<UserSettings> change(@Nullable JsonNode data) {
        var name = body.text("name", LONGEST_NAME);
        var image = body.text("image_url", LONGEST_URL);
        var seats = body.json().path("max_concurrent_bots").isNull() ? null : new AccountFields(body).seats(0);
        return before -> new UserSettings(
                body.has("name") ? name : before.name(),
                body.has("image_url") ? image : before.imageUrl(),
                seats == null ? before.maxConcurrentBots() : seats,
                data == null ? before.data() : data);
    }

    /** PostgreSQL's JSON knows no NUL, and nothing stores half a surrogate pair. */
    private static boolean isStorable(String json) {
        return !NUL.matcher(json).find() && StandardCharsets.UTF_8.newEncoder().canEncode(json);
    }

    /** Null: as it was. */
    private @Nullable JsonNode data() {
        var data = body.json().path("data");
        if (data.isMissingNode()) {
            return null;
        }
        if (data.isNull()) {
            return Json.MAPPER.createObjectNode();
        }
        if (!(data instanceof ObjectNode)) {
            body.problems().notAnObject(data, "body", "data");
        } else if (Json.write(data).length() > MOST_DATA) {
            body.problems().broken("data must have at most " + MOST_DATA + " characters", null, "body", "data");
        } else if (!isStorable(Json.write(data))) {
            body.problems().broken("data must not contain what is no text", null, "body", "data");
        }
        return data;
    }
}
