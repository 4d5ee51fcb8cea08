package com.vomeet.manager.api;

import com.vomeet.contract.Json;
import com.vomeet.contract.Platform;
import com.vomeet.manager.account.AccountId;
import com.vomeet.manager.account.KeyId;
import com.vomeet.manager.account.Scope;
import com.vomeet.manager.meeting.Meeting;
import com.vomeet.manager.meeting.MeetingId;
import com.vomeet.manager.meeting.Meetings;
import com.vomeet.manager.store.DatabaseAway;
import com.vomeet.manager.transcript.LiveReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** One WebSocket client's side of the talk. Messages come one after the other: not for several threads. */
final class LiveConversation {
    static final String AWAY = "The database is not available.";

    private final Meetings meetings;
    private final LiveReader reader;
    private final Callers callers;
    private final Guest guest;
    private final Map<Name, Long> subscribed = new LinkedHashMap<>();
    private boolean counted;

    /** A name that recurs is the newest meeting's, or with a number that meeting's: both may be followed. */
    private record Name(String platform, String nativeId, OptionalLong meetingId) {
        static Name of(ClientMessage.Reference reference) {
            return new Name(reference.platform(), reference.nativeId(), reference.meetingId());
        }

        private boolean isMeant(ClientMessage.Reference reference, long id) {
            return platform.equals(reference.platform())
                    && nativeId.equals(reference.nativeId())
                    && (reference.meetingId().isEmpty() || reference.meetingId().getAsLong() == id);
        }
    }

    /**
     * @param pass asked about again for each subscription: a key that was revoked since opens nothing more
     * @param key whose limits count
     */
    record Guest(Pass pass, KeyId key) {}

    LiveConversation(Meetings meetings, LiveReader reader, Callers callers, Guest guest) {
        this.meetings = meetings;
        this.reader = reader;
        this.callers = callers;
        this.guest = guest;
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
        // The first comes with the connection, which was counted.
        var hasty = counted ? callers.hasty(guest.key()) : Optional.<String>empty();
        counted = true;
        if (hasty.isPresent()) {
            say(refused(429, hasty.get()));
            return;
        }
        try {
            callers.caller(guest.pass())
                    .filter(caller -> caller.may(Scope.TRANSCRIPTS_READ))
                    .ifPresentOrElse(
                            caller -> subscribe(caller.account(), references),
                            () -> say(refused(403, Callers.INVALID)));
        } catch (RuntimeException e) {
            if (!DatabaseAway.isCauseOf(e)) {
                throw e;
            }
            say(error("authorization_call_failed", AWAY));
        }
    }

    private void subscribe(AccountId account, List<ClientMessage.Reference> references) {
        var wrong = new ArrayList<String>();
        var found = found(account, references, wrong);
        if (!wrong.isEmpty()) {
            say(error("invalid_subscribe_payload", wrong));
        }
        var confirmed = Json.MAPPER.createObjectNode().put("type", "subscribed");
        var list = confirmed.putArray("meetings");
        var follows = new ArrayList<Runnable>();
        // Before the confirmation: what happens after that is seen by whoever has it.
        var now = reader.now(found.entrySet().stream()
                .filter(entry -> entry.getKey().after().isEmpty())
                .map(entry -> entry.getValue().id().value())
                .collect(Collectors.toSet()));
        found.forEach((reference, meeting) -> {
            var from = reference.after().orElse(now.getOrDefault(meeting.id().value(), 0L));
            follow(reference, meeting.id().value(), from, list).ifPresent(follows::add);
        });
        // The confirmation comes before the first frame of what it confirms.
        say(confirmed);
        follows.forEach(Runnable::run);
    }

    /** What can be had of what is asked for; why the others cannot is added to what is wrong. */
    private Map<ClientMessage.Reference, Meeting> found(
            AccountId account, List<ClientMessage.Reference> references, List<String> wrong) {
        var found = new LinkedHashMap<ClientMessage.Reference, Meeting>();
        var known = known(account, references);
        // Whoever subscribes again, to go on or to make sure, takes no new place by that.
        var taken = new HashSet<>(subscribed.keySet());
        for (var reference : references) {
            var where = "meetings[" + reference.index() + "] ";
            var name = Name.of(reference);
            var meeting = known.get(reference);
            if (Platform.find(reference.platform()).isEmpty()) {
                wrong.add(where + "invalid native_meeting_id for platform '" + reference.platform() + "'");
            } else if (!taken.contains(name) && taken.size() >= ClientMessage.MOST) {
                wrong.add(where + "more than " + ClientMessage.MOST + " subscriptions");
            } else if (meeting == null) {
                wrong.add(where + "not authorized or not found for account");
            } else {
                taken.add(name);
                found.put(reference, meeting);
            }
        }
        return found;
    }

    /** What is to be done for it once it is confirmed. */
    private Optional<Runnable> follow(ClientMessage.Reference reference, long id, long from, ArrayNode list) {
        var name = Name.of(reference);
        var before = subscribed.get(name);
        if (before != null && before == id && reference.after().isEmpty()) {
            return Optional.empty();
        }
        var isFollowed = subscribed.containsValue(id);
        subscribed.put(name, id);
        list.addObject()
                .put("platform", name.platform())
                .put("native_id", name.nativeId())
                .put("id", id);
        return Optional.of(() -> {
            if (before != null && before != id) {
                letGo(before);
            }
            if (!isFollowed || reference.after().isPresent()) {
                reader.follow(id, from);
            }
        });
    }

    /** Unless it is followed under another name, too. */
    private void letGo(long id) {
        if (!subscribed.containsValue(id)) {
            reader.unfollow(id);
        }
    }

    /** The account's meetings that are meant, asked for together, however many there are. */
    private Map<ClientMessage.Reference, Meeting> known(AccountId account, List<ClientMessage.Reference> references) {
        var names = new HashSet<Meetings.Name>();
        var ids = new HashSet<MeetingId>();
        for (var reference : references) {
            reference
                    .meetingId()
                    .ifPresentOrElse(
                            id -> ids.add(new MeetingId(id)),
                            () -> name(reference).ifPresent(names::add));
        }
        var newest = meetings.newest(account, names);
        var named = meetings.all(ids);
        var known = new HashMap<ClientMessage.Reference, Meeting>();
        for (var reference : references) {
            var name = name(reference);
            var id = reference.meetingId();
            var meeting = id.isEmpty()
                    ? name.map(newest::get)
                    : Optional.ofNullable(named.get(new MeetingId(id.getAsLong())));
            meeting.filter(m -> m.account().equals(account)
                            && name.equals(Optional.of(new Meetings.Name(m.platform(), String.valueOf(m.nativeId())))))
                    .ifPresent(m -> known.put(reference, m));
        }
        return known;
    }

    private static Optional<Meetings.Name> name(ClientMessage.Reference reference) {
        return Platform.find(reference.platform()).map(platform -> new Meetings.Name(platform, reference.nativeId()));
    }

    private void unsubscribe(List<ClientMessage.Reference> references) {
        var gone = Json.MAPPER.createObjectNode().put("type", "unsubscribed");
        var list = gone.putArray("meetings");
        var wrong = new ArrayList<String>();
        for (var reference : references) {
            var meant = subscribed.entrySet().stream()
                    .filter(entry -> entry.getKey().isMeant(reference, entry.getValue()))
                    .toList();
            if (meant.isEmpty()) {
                wrong.add("meetings[" + reference.index() + "] not currently subscribed");
            } else {
                var ids = meant.stream().map(Map.Entry::getValue).toList();
                subscribed.entrySet().removeAll(meant);
                ids.forEach(this::letGo);
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

    /** In the words in which the first vomeet passed on what its API had said to a key. */
    static ObjectNode refused(int status, String why) {
        return error("authorization_service_error", "")
                .put("status", status)
                .put("detail", Json.write(new Refusal.Detail(why)));
    }

    private void say(ObjectNode frame) {
        reader.say(Json.write(frame));
    }
}
