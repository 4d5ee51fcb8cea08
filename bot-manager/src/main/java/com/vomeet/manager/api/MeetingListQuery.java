package com.vomeet.manager.api;

import com.vomeet.manager.account.AccountId;
import com.vomeet.manager.meeting.MeetingQuery;
import io.javalin.http.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The query of {@code GET /meetings}. */
final class MeetingListQuery {
    private static final int MOST = 1_000;
    private static final int LONGEST_WORDS = 200;
    private static final int MOST_WORDS = 10;

    private MeetingListQuery() {}

    /** @throws Refusal with 422 */
    static MeetingQuery read(Context context, AccountId account) {
        return new MeetingQuery(
                account,
                PathNames.statusQuery(context),
                PathNames.platformQuery(context),
                PathNames.timeQuery(context, "from", Moments::parse),
                PathNames.timeQuery(context, "to", Moments::end),
                words(context),
                PathNames.number(context, "limit", 1, MOST, MOST),
                PathNames.number(context, "offset", 0, Integer.MAX_VALUE, 0));
    }

    private static List<String> words(Context context) {
        var query = Body.ofQuery(context, "q");
        var text = query.text("q", LONGEST_WORDS);
        var words = Arrays.stream((text == null ? "" : text).split("\\s+", -1))
                .filter(word -> !word.isEmpty())
                .distinct()
                .toList();
        if (text != null && words.isEmpty()) {
            query.problems().tooShort(query.json().path("q"), query.at("q"));
        } else if (words.size() > MOST_WORDS) {
            var rule = "at most " + MOST_WORDS + " words can be looked for at once";
            query.problems().broken(rule, query.json().path("q"), query.at("q"));
        }
        query.refuseProblems();
        return words;
    }

    /** The address of the page after this one; null after the last. */
    static @Nullable String next(Context context, MeetingQuery query, long total) {
        var offset = (long) query.offset() + query.limit();
        if (offset >= total) {
            return null;
        }
        var others = context.queryParamMap().entrySet().stream()
                .filter(parameter -> !parameter.getKey().equals("offset"))
                .flatMap(parameter ->
                        parameter.getValue().stream().map(value -> encoded(parameter.getKey()) + "=" + encoded(value)));
        return context.path()
                + Stream.concat(others, Stream.of("offset=" + offset)).collect(Collectors.joining("&", "?", ""));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
