package com.vomeet.manager.api;

import com.vomeet.manager.account.AccountId;
import com.vomeet.manager.meeting.MeetingQuery;
import io.javalin.http.Context;
import java.util.Arrays;
import java.util.List;

/** The query of {@code GET /meetings}. */
final class MeetingListQuery {
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
                ListPart.limit(context, ListPart.MOST),
                ListPart.offset(context));
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
}
