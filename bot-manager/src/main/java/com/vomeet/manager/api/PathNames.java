package com.vomeet.manager.api;

import com.vomeet.contract.Json;
import com.vomeet.contract.MeetingStatus;
import com.vomeet.contract.Platform;
import com.vomeet.manager.address.MeetingNames;
import com.vomeet.manager.log.LogContext;
import com.vomeet.manager.meeting.MeetingId;
import io.javalin.http.Context;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What stands in paths and queries, checked. */
final class PathNames {
    static final List<String> PLATFORMS =
            Arrays.stream(Platform.values()).map(Platform::wire).toList();

    private static final int LONGEST_NAME = 255;

    private PathNames() {}

    static Platform platform(Context context) {
        var word = context.pathParam("platform");
        return Platform.find(word).orElseThrow(() -> notAPlatform(word, "path"));
    }

    /**
     * The name as it is kept, however it is written: whoever asked for a bot finds it again by the same words.
     *
     * @throws Refusal with 422 for what no meeting can be called
     */
    static String nativeId(Context context, Platform platform) {
        var name = context.pathParam("native_meeting_id");
        if (name.length() > LONGEST_NAME || !Body.isClean(name)) {
            var problems = new Problems();
            var input = Json.MAPPER.getNodeFactory().stringNode(name);
            problems.broken("not a meeting's name", input, "path", "native_meeting_id");
            throw problems.refusal();
        }
        return MeetingNames.plain(platform, name);
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

    /** May be repeated. */
    static Set<MeetingStatus> statusQuery(Context context) {
        var all = Arrays.stream(MeetingStatus.values()).map(MeetingStatus::wire).toList();
        var words = context.queryParams("status");
        for (var word : words) {
            if (!all.contains(word)) {
                var problems = new Problems();
                problems.notOneOf(Json.MAPPER.getNodeFactory().stringNode(word), all, "query", "status");
                throw problems.refusal();
            }
        }
        return words.stream().map(MeetingStatus::of).collect(Collectors.toUnmodifiableSet());
    }

    /** Null when it is not asked for. */
    static @Nullable Instant timeQuery(Context context, String name, Function<String, Instant> meaning) {
        var word = context.queryParam(name);
        if (word == null) {
            return null;
        }
        try {
            return meaning.apply(word);
        } catch (DateTimeException e) {
            var problems = new Problems();
            problems.notATime(Json.MAPPER.getNodeFactory().stringNode(word), "query", name);
            throw problems.refusal();
        }
    }

    static MeetingId meeting(Context context) {
        var id = id(context);
        LogContext.about(id);
        return new MeetingId(id);
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

    /** {@code ?meeting_id=}: not the newest meeting of that name; null without it. */
    static @Nullable MeetingId meetingQuery(Context context) {
        var word = context.queryParam("meeting_id");
        if (word == null) {
            return null;
        }
        if (!word.matches("\\d{1,18}")) {
            var problems = new Problems();
            problems.notWhole(Json.MAPPER.getNodeFactory().stringNode(word), "query", "meeting_id");
            throw problems.refusal();
        }
        return new MeetingId(Long.parseLong(word));
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
