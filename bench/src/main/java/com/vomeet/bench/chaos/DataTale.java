package com.vomeet.bench.chaos;

import com.vomeet.contract.EndReason;
import com.vomeet.contract.Json;
import com.vomeet.contract.MeetingStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is kept of a meeting and deleted again: a request under a key, notes, text from all sides, an entry that nobody can read, a bad
 * end with its record, a second try, times that are moved, and an erasure.
 */
final class DataTale implements Tale {
    private static final String SPEAKER = "Grace";

    private final World world;
    private final Meeting first;
    private final Meeting later;
    private final Faults faults = new Faults(this);

    /**
     * @param code of a meeting of its own
     * @param later of another
     */
    DataTale(World world, String code, String later) {
        this.world = world;
        this.first = new Meeting(world, world.client(), code);
        this.later = new Meeting(world, world.client(), later);
    }

    @Override
    public void tell() {
        var meeting = once("/bots", first.wanted(null));
        var standIn = first.standIn(meeting);
        var bot = first.bot(standIn).says(MeetingStatus.JOINING, null).says(MeetingStatus.ACTIVE, null);
        patch(first, "{\"data\":{\"name\":\"Plans\",\"notes\":\"of " + first.code() + "\"}}");
        hear(bot, meeting);
        var garbled = bot.garbles();
        bot.keeps("{\"kind\":\"fact\",\"what\":\"lost\"}");
        bot.says(MeetingStatus.FAILED, EndReason.PAGE_LOST);
        standIn.end();
        faults.check(
                world.client().get("/meetings/" + meeting + "/flight-record").status() == 200,
                "its flight record is not there");
        forget(garbled);
        tryAgain(meeting);
        move();
        erase(meeting);
        first.judge(meeting, List.of("requested", "joining", "active", "failed"), 1, faults);
    }

    /** Asked twice under one key: there is one meeting. */
    private long once(String path, String body) {
        try (var named = world.client().with("Idempotency-Key", path + "/" + first.code())) {
            var id = named.post(path, body).expect(201).get("id").longValue();
            faults.check(
                    named.post(path, body).expect(201).get("id").longValue() == id,
                    path + " was not answered as before");
            return id;
        }
    }

    private void patch(Meeting meeting, String body) {
        world.client().patch(meeting.path("/meetings"), body).expect(200);
    }

    /** From the bot itself, from a WhisperLive and from a transcription proxy; the name comes after the words. */
    private void hear(PlayedBot bot, long meeting) {
        var own = List.of("one of " + first.code(), "two of " + first.code());
        var whispered = "three of " + first.code();
        var posted = "four of " + first.code();
        bot.talks(own);
        bot.isHeardByWhisper(whispered);
        bot.isHeardByAProxy(posted);
        bot.awaitsThatItsTextIsStored();
        var path = first.path("/transcripts") + "?meeting_id=" + meeting;
        Waiting.await("text " + whispered, () -> texts(path, "text").contains(whispered) ? true : null);
        bot.names(SPEAKER);
        Waiting.await("the name of who spoke", () -> texts(path, "speaker").contains(SPEAKER) ? true : null);
        var texts = texts(path, "text");
        faults.check(
                texts.equals(Stream.concat(own.stream(), Stream.of(whispered, posted))
                        .sorted()
                        .toList()),
                "its text is " + texts);
    }

    private List<String> texts(String path, String member) {
        return world.client()
                .get(path)
                .expect(200)
                .get("segments")
                .valueStream()
                .map(segment -> segment.path(member).asString(""))
                .sorted()
                .toList();
    }

    /** What was put aside is there once, until somebody forgets it. */
    private void forget(String entry) {
        Waiting.await("an entry that was put aside", () -> aside(entry) > 0 ? true : null);
        faults.check(aside(entry) == 1, "an entry was put aside more than once");
        var status = world.admin().delete("/admin/poison/" + entry).status();
        faults.check(status == 204 || status == 404, "an entry was not forgotten: " + status);
        faults.check(aside(entry) == 0, "a forgotten entry is still there");
    }

    private long aside(String entry) {
        return world.admin()
                .get("/admin/poison?limit=100")
                .expect(200)
                .get("entries")
                .valueStream()
                .filter(one -> one.get("entry_id").asString().equals(entry))
                .count();
    }

    /** The second try is called back by the operator, whose word stands in the audit with it. */
    private void tryAgain(long before) {
        var again = once(first.path("/bots") + "/retry", "{}");
        faults.check(again != before, "a retry is no new meeting");
        first.standIn(again);
        world.admin().delete("/admin/bots/" + again).expect(202);
        first.judge(again, List.of("requested", "stopping", "completed"), 1, faults);
    }

    private void move() {
        var meeting = later.request(Instant.now().plus(Duration.ofHours(1)));
        var start = Instant.now().plus(Duration.ofHours(2));
        patch(later, "{\"scheduled_start_time\":\"" + start + "\",\"data\":{\"name\":\"Later\"}}");
        var row = later.row(meeting);
        faults.check(
                row.path("data").path("name").asString("").equals("Later")
                        && row.path("scheduled_start_time")
                                .asString("")
                                .startsWith(start.toString().substring(0, 19)),
                "times were not moved with their notes: " + row);
        later.leave();
        later.judge(meeting, List.of("requested", "stopping", "completed"), 0, faults);
    }

    private void erase(long meeting) {
        world.client()
                .delete(first.path("/meetings") + "?meeting_id=" + meeting)
                .expect(200);
        var row = first.row(meeting);
        faults.check(
                row.path("data").path("redacted").asBoolean(false)
                        && row.path("data").path("notes").isMissingNode()
                        && row.path("native_meeting_id").isNull(),
                "an erased meeting shows " + Json.write(row));
        for (var gone : List.of(
                "/meetings/" + meeting + "/flight-record", first.path("/transcripts") + "?meeting_id=" + meeting)) {
            faults.check(world.client().get(gone).status() == 404, gone + " is there after the erasure");
        }
    }

    @Override
    public List<String> faults() {
        return faults.all();
    }

    @Override
    public String toString() {
        return "the tale of data " + first.code();
    }
}
