package com.vomeet.manager.api;

import com.vomeet.contract.Json;
import com.vomeet.manager.account.StoredKey;
import com.vomeet.manager.account.User;
import com.vomeet.manager.account.UserId;
import com.vomeet.manager.meeting.NaiveTime;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Users and their tokens as clients of the first vomeet know them. */
final class UserJson {
    private UserJson() {}

    static ObjectNode of(User user) {
        var settings = user.settings();
        var json = Json.MAPPER
                .createObjectNode()
                .put("email", user.email())
                .put("name", settings.name())
                .put("image_url", settings.imageUrl())
                .put("max_concurrent_bots", settings.maxConcurrentBots());
        json.set("data", settings.data());
        return json.put("id", user.id().value())
                .put("created_at", NaiveTime.format(user.createdAt()))
                .put("account_id", user.account().value());
    }

    /** With the beginnings of its tokens: the rest of one is shown once, when it is made. */
    static ObjectNode of(User user, List<StoredKey> tokens) {
        var json = of(user);
        json.set("api_tokens", tokens(user, tokens));
        return json;
    }

    static ArrayNode tokens(User user, List<StoredKey> tokens) {
        var list = Json.MAPPER.createArrayNode();
        tokens.forEach(token -> list.add(token(user.id(), token, token.prefix() + AccountJson.HIDDEN)));
        return list;
    }

    static ObjectNode token(UserId user, StoredKey token, String shown) {
        return Json.MAPPER
                .createObjectNode()
                .put("user_id", user.value())
                .put("id", token.id().value())
                .put("token", shown)
                .put("created_at", NaiveTime.format(token.created()));
    }

    /** In the statistics, without what its owner keeps with it. */
    static ObjectNode inStatistics(User user) {
        var settings = user.settings();
        return Json.MAPPER
                .createObjectNode()
                .put("id", user.id().value())
                .put("email", user.email())
                .put("name", settings.name())
                .put("image_url", settings.imageUrl())
                .put("created_at", NaiveTime.format(user.createdAt()))
                .put("max_concurrent_bots", settings.maxConcurrentBots());
    }
}
