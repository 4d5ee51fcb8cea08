package com.vomeet.bench.chaos;

import com.vomeet.contract.Json;
import com.vomeet.contract.MeetingStatus;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A meeting's code, and what its owner does about it.
 *
 * @param owner who asks
 */
record Meeting(World world, Insistent owner, String code) {
    /** @param under what of the API */
    String path(String under) {
        return under + "/google_meet/" + code;
    }

    /** @param start null: at once */
    String wanted(@Nullable Instant start) {
        var body = Json.MAPPER.createObjectNode().put("platform", "google_meet").put("native_meeting_id", code);
        if (start != null) {
            body.put("scheduled_start_time", start.toString());
        }
        return Json.write(body);
    }

    /** Who was cut off asks again, and hears of the bot that it has. */
    long request(@Nullable Instant start) {
        var answer = owner.post("/bots", wanted(start));
        return answer.status() == 409
                ? answer.body().get("meeting_id").longValue()
                : answer.expect(201).get("id").longValue();
    }

    void leave() {
        owner.delete(path("/bots")).expect(202);
    }

    JsonNode row(long meeting) {
        return owner.get("/meetings/" + meeting).expect(200);
    }

    StandIns.StandIn standIn(long meeting) {
        return Waiting.await(
                "a bot of meeting " + meeting,
                () -> world.bots().of(meeting).stream().findFirst().orElse(null));
    }

    PlayedBot bot(StandIns.StandIn standIn) {
        var config = Waiting.await(
                "a bot's configuration", () -> world.bots().config(standIn).orElse(null));
        return new PlayedBot(config, world.client(), world.bus());
    }

    List<JsonNode> events(long meeting) {
        return owner.get("/meetings/" + meeting + "/events")
                .expect(200)
                .get("events")
                .valueStream()
                .toList();
    }

    List<String> statuses(long meeting) {
        return events(meeting).stream()
                .filter(event -> event.get("kind").asString().equals("status_change"))
                .map(event -> event.get("to").asString())
                .toList();
    }

    JsonNode awaitEnd(long meeting) {
        return Waiting.await("the end of meeting " + meeting, () -> {
            var row = row(meeting);
            return MeetingStatus.of(row.get("status").asString()).isTerminal() ? row : null;
        });
    }

    /** Waits for its end and adds what is wrong with it. */
    void judge(long meeting, List<String> statuses, int bots, Faults faults) {
        awaitEnd(meeting);
        var came = statuses(meeting);
        if (!came.equals(statuses)) {
            faults.add("meeting " + meeting + ": its events are " + came);
        }
        var had = world.bots().of(meeting);
        if (had.size() != bots) {
            faults.add("meeting " + meeting + ": it had " + had.size() + " bots");
        }
        Waiting.await(
                "the end of the bot of meeting " + meeting,
                () -> had.stream().anyMatch(StandIns.StandIn::isAlive) ? null : true);
    }
}
