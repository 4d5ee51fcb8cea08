package com.vomeet.manager.api;

import com.vomeet.contract.Platform;
import com.vomeet.contract.bot.AutomaticLeave;
import com.vomeet.manager.account.AccountId;
import com.vomeet.manager.meeting.BotOrder;
import com.vomeet.manager.meeting.BotRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the body of {@code POST /bots} and names every field that is wrong. */
final class BotRequestReader {
    static final String DEFAULT_NAME = "Vomeet";
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_URL = 2_000;
    private static final int LONGEST_WORD = 255;
    private static final long LONGEST_PATIENCE = Duration.ofDays(1).toMillis();

    private final MeetingAddresses addresses;
    private final Duration longest;
    private final Duration furthest;

    /** @param furthest how far ahead a bot may be scheduled */
    BotRequestReader(MeetingAddresses addresses, Duration longest, Duration furthest) {
        this.addresses = addresses;
        this.longest = longest;
        this.furthest = furthest;
    }

    /** @throws Refusal with 422 and everything that is wrong */
    BotRequest read(Body body, AccountId account, Instant now) {
        var platform = platform(body);
        var passcode = blankToNull(body.text("passcode", LONGEST_WORD));
        var address = body.text("meeting_url", LONGEST_URL) == null
                ? named(body, platform, passcode)
                : addressed(body, platform);
        var name = blankToNull(body.text("bot_name", LONGEST_NAME));
        var language = language(body);
        var task = task(body);
        var leave = automaticLeave(body);
        var start = scheduledStart(body, now, furthest);
        var end = body.time("scheduled_end_time");
        body.refuseProblems();
        var found = address.orElseThrow(
                () -> new Refusal(422, "Invalid platform/native_meeting_id combination: cannot construct meeting URL"));
        return new BotRequest(
                account,
                found.platform(),
                found.nativeId(),
                found.url(),
                new BotOrder(
                        name == null ? DEFAULT_NAME : name.strip(),
                        passcode == null ? found.passcode() : passcode,
                        leave),
                language,
                task,
                start,
                end,
                now.plus(longest));
    }

    /** Past times are as good as now. */
    static @Nullable Instant scheduledStart(Body body, Instant now, Duration furthest) {
        var field = "scheduled_start_time";
        var start = body.time(field);
        if (start != null && start.isAfter(now.plus(furthest))) {
            var rule = "A bot can be scheduled " + furthest.toDays() + " days ahead at most";
            body.problems().broken(rule, body.json().get(field), "body", field);
        }
        return start;
    }

    private static @Nullable Platform platform(Body body) {
        var node = body.json().path("platform");
        if (node.isMissingNode() || (node.isNull() && body.has("meeting_url"))) {
            if (!body.has("meeting_url")) {
                body.problems().missing(body.json(), "body", "platform");
            }
            return null;
        }
        var platform = node.isString() ? Platform.find(node.stringValue()).orElse(null) : null;
        if (platform == null) {
            body.problems().notOneOf(node, PathNames.PLATFORMS, "body", "platform");
        }
        return platform;
    }

    private Optional<MeetingAddress> addressed(Body body, @Nullable Platform platform) {
        var parsed = addresses.parse(body.json().path("meeting_url").asString(), platform);
        return switch (parsed) {
            case MeetingAddresses.Parsed.Known(var address) -> Optional.of(address);
            case MeetingAddresses.Parsed.Refused(var why) -> {
                body.problems().broken(why, body.json().get("meeting_url"), "body", "meeting_url");
                yield Optional.empty();
            }
        };
    }

    private static Optional<MeetingAddress> named(Body body, @Nullable Platform platform, @Nullable String passcode) {
        if (!body.has("native_meeting_id")) {
            body.problems().missing(body.json(), "body", "native_meeting_id");
            return Optional.empty();
        }
        var node = body.json().get("native_meeting_id");
        var id = body.text("native_meeting_id", LONGEST_WORD);
        if (id == null) {
            if (node.isNull()) {
                body.problems().notText(node, "body", "native_meeting_id");
            }
            return Optional.empty();
        }
        var rule = brokenRule(platform, id.strip());
        rule.ifPresent(text -> body.problems().broken(text, node, "body", "native_meeting_id"));
        checkPasscode(body, platform, passcode);
        if (platform == null || rule.isPresent() || !body.problems().isEmpty()) {
            return Optional.empty();
        }
        return MeetingAddresses.construct(platform, id.strip(), passcode)
                .map(url -> new MeetingAddress(platform, id.strip(), url, passcode));
    }

    private static Optional<String> brokenRule(@Nullable Platform platform, String id) {
        if (id.isEmpty()) {
            return Optional.of("native_meeting_id cannot be empty");
        }
        return switch (platform) {
            case GOOGLE_MEET ->
                MeetingAddresses.MEET_CODE.matcher(id).matches()
                        ? Optional.empty()
                        : Optional.of("Google Meet ID must be in format 'abc-defg-hij' (lowercase letters only)");
            case TEAMS ->
                MeetingAddresses.TEAMS_ID.matcher(id).matches()
                        ? Optional.empty()
                        : Optional.of("Teams meeting ID must be 10-15 digits only (not a full URL)");
            case ZOOM -> Optional.empty();
            case null -> Optional.empty();
        };
    }

    private static void checkPasscode(Body body, @Nullable Platform platform, @Nullable String passcode) {
        if (passcode == null) {
            return;
        }
        var node = body.json().get("passcode");
        if (platform == Platform.GOOGLE_MEET) {
            body.problems().broken("Passcode is not supported for Google Meet meetings", node, "body", "passcode");
        }
        if (platform == Platform.TEAMS
                && !MeetingAddresses.TEAMS_PASSCODE.matcher(passcode).matches()) {
            body.problems().broken("Teams passcode must be 8-20 alphanumeric characters", node, "body", "passcode");
        }
    }

    /** Null and the empty text mean: let the engine decide. */
    static @Nullable String language(Body body) {
        return oneOf(body, "language", "language code", Languages.CODES);
    }

    static @Nullable String task(Body body) {
        return oneOf(body, "task", "task", Languages.TASKS);
    }

    private static @Nullable String oneOf(Body body, String field, String what, List<String> words) {
        var word = body.text(field, LONGEST_WORD);
        if (word == null || word.isEmpty()) {
            return null;
        }
        if (!words.contains(word)) {
            var rule = "Invalid " + what + " '" + word + "'. Must be one of: " + Languages.listed(words);
            body.problems().broken(rule, body.json().get(field), "body", field);
        }
        return word;
    }

    private static AutomaticLeave automaticLeave(Body body) {
        var field = "automatic_leave";
        var node = body.json().path(field);
        var usual = AutomaticLeave.DEFAULT;
        if (node.isMissingNode() || node.isNull()) {
            return usual;
        }
        if (!node.isObject()) {
            body.problems().notAnObject(node, "body", field);
            return usual;
        }
        return new AutomaticLeave(
                body.whole(field, "waiting_room_timeout", 0, LONGEST_PATIENCE, usual.waitingRoomMillis()),
                body.whole(field, "no_one_joined_timeout", 0, LONGEST_PATIENCE, usual.noOneJoinedMillis()),
                body.whole(field, "everyone_left_timeout", 0, LONGEST_PATIENCE, usual.everyoneLeftMillis()),
                usual.idleAfterScheduledEndMillis());
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
