package com.vomeet.manager.api;

import com.vomeet.contract.Json;
import com.vomeet.contract.MeetingStatus;
import com.vomeet.contract.Platform;
import com.vomeet.manager.meeting.MeetingId;
import io.javalin.http.Context;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What stands in paths and queries, checked. */
final class PathNames {
    static final List<String> PLATFORMS =
            Arrays.stream(Platform.values()).map(Platform::wire).toList();

    private PathNames() {}

    static Platform platform(Context context) {
        var word = context.pathParam("platform");
        return Platform.find(word).orElseThrow(() -> notAPlatform(word, "path"));
    }

    static @Nullable Platform platformQuery(Context context) {
        var word = context.queryParam("platform");
        return word == null ? null : Platform.find(word).orElseThrow(() -> notAPlatform(word, "query"));
    }

    private static Refusal notAPlatform(String word, String where) {
        var problems = new Problems();
        problems.notOneOf(Json.MAPPER.getNodeFactory().stringNode(word), PLATFORMS, where, "platform");
        return problems.refusal();
    }

    static @Nullable MeetingStatus statusQuery(Context context) {
        var word = context.queryParam("status");
        if (word == null) {
            return null;
        }
        var words =
                Arrays.stream(MeetingStatus.values()).map(MeetingStatus::wire).toList();
        if (!words.contains(word)) {
            var problems = new Problems();
            problems.notOneOf(Json.MAPPER.getNodeFactory().stringNode(word), words, "query", "status");
            throw problems.refusal();
        }
        return MeetingStatus.of(word);
    }

    static MeetingId meeting(Context context) {
        return new MeetingId(id(context));
    }

    static long id(Context context) {
        var word = context.pathParam("id");
        if (!word.matches("\\d{1,18}")) {
            var problems = new Problems();
            problems.notWhole(Json.MAPPER.getNodeFactory().stringNode(word), "path", "id");
            throw problems.refusal();
        }
        return Long.parseLong(word);
    }

    static int number(Context context, String name, int least, int most, int otherwise) {
        var word = context.queryParam(name);
        if (word == null) {
            return otherwise;
        }
        var problems = new Problems();
        var node = Json.MAPPER.getNodeFactory().stringNode(word);
        if (!word.matches("-?\\d{1,9}")) {
            problems.notWhole(node, "query", name);
        } else if (Integer.parseInt(word) < least) {
            problems.below(least, node, "query", name);
        } else if (Integer.parseInt(word) > most) {
            problems.above(most, node, "query", name);
        } else {
            return Integer.parseInt(word);
        }
        throw problems.refusal();
    }
}
