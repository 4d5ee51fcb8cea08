package com.vomeet.manager.api;

import com.vomeet.contract.Platform;
import com.vomeet.contract.bot.AutomaticLeave;
import com.vomeet.manager.account.AccountId;
import com.vomeet.manager.address.MeetingAddress;
import com.vomeet.manager.address.MeetingAddresses;
import com.vomeet.manager.address.MeetingNames;
import com.vomeet.manager.address.Parsed;
import com.vomeet.manager.meeting.BotOrder;
import com.vomeet.manager.meeting.BotRequest;
import com.vomeet.manager.meeting.Meeting;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
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
                : addressed(body, platform, passcode);
        var name = blankToNull(body.text("bot_name", LONGEST_NAME));
        var language = language(body);
        var task = task(body);
        var leave = automaticLeave(body);
        var start = scheduledStart(body, now, furthest);
        var end = body.time("scheduled_end_time");
        checkTimes(body, start, end);
        body.refuseProblems();
        var found = address.orElseThrow(
                () -> new Refusal(422, "Invalid platform/native_meeting_id combination: cannot construct meeting URL"));
        return new BotRequest(
                account,
                found.platform(),
                found.nativeId(),
                found.url(),
                new BotOrder(name == null ? DEFAULT_NAME : name.strip(), found.passcode(), leave),
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

    /** What a failed meeting's bot was asked for, but for what is named now. */
    BotRequest again(Meeting failed, Body query, Instant now) {
        var name = blankToNull(query.text("bot_name", LONGEST_NAME));
        var language = language(query);
        var task = task(query);
        query.refuseProblems();
        var order = failed.order();
        return new BotRequest(
                failed.account(),
                failed.platform(),
                Objects.requireNonNull(failed.nativeId()),
                failed.url(),
                name == null ? order : new BotOrder(name.strip(), order.passcode(), order.automaticLeave()),
                query.has("language") ? language : failed.wanted().language(),
                query.has("task") ? task : failed.wanted().task(),
                null,
                null,
                now.plus(longest),
                failed.id());
    }

    static void checkTimes(Body body, @Nullable Instant start, @Nullable Instant end) {
        if (start != null && end != null && !end.isAfter(start)) {
            var rule = "scheduled_end_time must be after scheduled_start_time";
            body.problems().broken(rule, body.json().get("scheduled_end_time"), "body", "scheduled_end_time");
        }
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

    private Optional<MeetingAddress> addressed(Body body, @Nullable Platform platform, @Nullable String passcode) {
        var node = body.json().get("meeting_url");
        return switch (addresses.parse(node.asString(), platform)) {
            case Parsed.Known(var address) -> {
                checkName(body, address);
                checkPasscode(body, address.platform(), passcode);
                yield Optional.of(withPasscode(body, address, passcode));
            }
            case Parsed.Refused(var why) -> {
                body.problems().broken(why, node, "body", "meeting_url");
                yield Optional.empty();
            }
        };
    }

    private static MeetingAddress withPasscode(Body body, MeetingAddress address, @Nullable String passcode) {
        if (passcode == null || passcode.equals(address.passcode())) {
            return address;
        }
        // A Zoom address has the passcode in a form of its own, and invitations show the digits beside it.
        if (address.passcode() != null && address.platform() != Platform.ZOOM) {
            var rule = "passcode is not the one in meeting_url";
            body.problems().broken(rule, body.json().get("passcode"), "body", "passcode");
        }
        return body.problems().isEmpty() ? address.with(passcode) : address;
    }

    /** Whoever says both must mean the same meeting by them. */
    private static void checkName(Body body, MeetingAddress address) {
        var name = blankToNull(body.text("native_meeting_id", LONGEST_WORD));
        if (name != null && !MeetingNames.plain(address.platform(), name).equals(address.nativeId())) {
            var rule = "native_meeting_id is not the one of meeting_url, which is " + address.nativeId();
            body.problems().broken(rule, body.json().get("native_meeting_id"), "body", "native_meeting_id");
        }
    }

    private static Optional<MeetingAddress> named(Body body, @Nullable Platform platform, @Nullable String passcode) {
        if (!body.has("native_meeting_id")) {
            body.problems().missing(body.json(), "body", "native_meeting_id");
            return Optional.empty();
        }
        var node = body.json().get("native_meeting_id");
        var text = body.text("native_meeting_id", LONGEST_WORD);
        if (text == null) {
            if (node.isNull()) {
                body.problems().notText(node, "body", "native_meeting_id");
            }
            return Optional.empty();
        }
        var name = platform == null ? text.strip() : MeetingNames.plain(platform, text);
        var rule = MeetingNames.brokenRule(platform, name);
        rule.ifPresent(words -> body.problems().broken(words, node, "body", "native_meeting_id"));
        checkPasscode(body, platform, passcode);
        if (platform == null || rule.isPresent() || !body.problems().isEmpty()) {
            return Optional.empty();
        }
        var url = MeetingNames.construct(platform, name, passcode);
        return Optional.of(new MeetingAddress(platform, name, url, passcode));
    }

    private static void checkPasscode(Body body, @Nullable Platform platform, @Nullable String passcode) {
        if (passcode != null) {
            MeetingNames.brokenPasscodeRule(platform, passcode)
                    .ifPresent(rule -> body.problems().broken(rule, body.json().get("passcode"), "body", "passcode"));
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
            body.problems().broken(rule, body.json().get(field), body.at(field));
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
