package com.vomeet.manager.api;

import com.vomeet.contract.Json;
import com.vomeet.contract.Platform;
import com.vomeet.manager.account.AccountId;
import com.vomeet.manager.meeting.Meeting;
import com.vomeet.manager.meeting.MeetingId;
import com.vomeet.manager.meeting.Meetings;
import com.vomeet.manager.store.DatabaseAway;
import com.vomeet.manager.transcript.LiveReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** One WebSocket client's side of the talk. Messages come one after the other: not for several threads. */
final class LiveConversation {
    private static final int MAX_SUBSCRIPTIONS = 200;

    private final Meetings meetings;
    private final LiveReader reader;
    private final Supplier<Optional<AccountId>> caller;
    private final Map<Name, Long> subscribed = new LinkedHashMap<>();

    private record Name(String platform, String nativeId) {}

    /** @param caller asked again for each subscription: a key that was revoked since opens nothing more */
    LiveConversation(Meetings meetings, LiveReader reader, Supplier<Optional<AccountId>> caller) {
        this.meetings = meetings;
        this.reader = reader;
        this.caller = caller;
    }

    void hear(String text) {
        switch (ClientMessage.read(text)) {
            case ClientMessage.Ping _ -> reader.say("{\"type\":\"pong\"}");
            case ClientMessage.Wrong wrong -> say(error(wrong.error(), wrong.details()));
            case ClientMessage.Unsubscribe unsubscribe -> unsubscribe(unsubscribe.meetings());
            case ClientMessage.Subscribe subscribe -> authorize(subscribe.meetings());
        }
    }

    private void authorize(List<ClientMessage.Reference> references) {
        try {
            caller.get()
                    .ifPresentOrElse(
                            account -> subscribe(account, references),
                            () -> say(error("authorization_service_error", "")
                                    .put("status", 403)
                                    .put("detail", "{\"detail\":\"Invalid API key\"}")));
        } catch (RuntimeException e) {
            if (!DatabaseAway.isCauseOf(e)) {
                throw e;
            }
            say(error("authorization_call_failed", "The database is not available."));
        }
    }

    private void subscribe(AccountId account, List<ClientMessage.Reference> references) {
        var wrong = new ArrayList<String>();
        var found = new LinkedHashMap<ClientMessage.Reference, Meeting>();
        for (var reference : references) {
            var where = "meetings[" + reference.index() + "] ";
            var platform = Platform.find(reference.platform());
            if (platform.isEmpty()) {
                wrong.add(where + "invalid native_meeting_id for platform '" + reference.platform() + "'");
            } else if (subscribed.size() + found.size() >= MAX_SUBSCRIPTIONS) {
                wrong.add(where + "more than " + MAX_SUBSCRIPTIONS + " subscriptions");
            } else {
                find(account, platform.get(), reference)
                        .ifPresentOrElse(
                                meeting -> found.put(reference, meeting),
                                () -> wrong.add(where + "not authorized or not found for account"));
            }
        }
        if (!wrong.isEmpty()) {
            say(error("invalid_subscribe_payload", wrong));
        }
        var confirmed = Json.MAPPER.createObjectNode().put("type", "subscribed");
        var list = confirmed.putArray("meetings");
        var follows = new ArrayList<Runnable>();
        found.forEach((reference, meeting) -> follow(reference, meeting, list, follows));
        // The confirmation comes before the first frame of what it confirms.
        say(confirmed);
        follows.forEach(Runnable::run);
    }

    private void follow(ClientMessage.Reference reference, Meeting meeting, ArrayNode list, List<Runnable> follows) {
        var name = new Name(reference.platform(), reference.nativeId());
        var id = meeting.id().value();
        var before = subscribed.get(name);
        if (before != null && before == id && reference.after().isEmpty()) {
            return;
        }
        // Before the confirmation: what happens after that is seen by whoever has it.
        var after = reference.after().orElseGet(() -> reader.now(id));
        subscribed.put(name, id);
        list.addObject()
                .put("platform", name.platform())
                .put("native_id", name.nativeId())
                .put("id", id);
        follows.add(() -> {
            if (before != null && before != id) {
                reader.unfollow(before);
            }
            reader.follow(id, after);
        });
    }

    private Optional<Meeting> find(AccountId account, Platform platform, ClientMessage.Reference reference) {
        if (reference.meetingId().isEmpty()) {
            return meetings.newest(account, platform, reference.nativeId());
        }
        return meetings.find(account, new MeetingId(reference.meetingId().getAsLong()))
                .filter(m -> m.platform() == platform && reference.nativeId().equals(m.nativeId()));
    }

    private void unsubscribe(List<ClientMessage.Reference> references) {
        var gone = Json.MAPPER.createObjectNode().put("type", "unsubscribed");
        var list = gone.putArray("meetings");
        var wrong = new ArrayList<String>();
        for (var reference : references) {
            var id = subscribed.remove(new Name(reference.platform(), reference.nativeId()));
            if (id == null) {
                wrong.add("meetings[" + reference.index() + "] not currently subscribed");
            } else {
                reader.unfollow(id);
                list.addObject().put("platform", reference.platform()).put("native_id", reference.nativeId());
            }
        }
        say(list.isEmpty() && !wrong.isEmpty() ? error("invalid_unsubscribe_payload", wrong) : gone);
    }

    static ObjectNode error(String error, Object details) {
        var frame = Json.MAPPER.createObjectNode().put("type", "error").put("error", error);
        if (!details.equals("")) {
            frame.set("details", Json.MAPPER.valueToTree(details));
        }
        return frame;
    }

    private void say(ObjectNode frame) {
        reader.say(Json.write(frame));
    }
}
