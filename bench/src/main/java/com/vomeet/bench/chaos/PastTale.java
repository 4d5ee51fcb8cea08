package com.vomeet.bench.chaos;

import com.vomeet.contract.EndReason;
import com.vomeet.contract.MeetingStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a manager finds of the time before it: a bot of the first vomeet, which signs nothing, an entry that the database refused then and
 * takes now, and a bot that waits, is lost and made again, for a meeting that is moved far away.
 */
final class PastTale implements Tale {
    /** In time for the bot to be made, and long enough for it not to knock before all that is done to it. */
    private static final Duration SOON = World.AHEAD.minusSeconds(5);

    private final World world;
    private final Meeting first;
    private final Meeting later;
    private final Faults faults = new Faults(this);

    /**
     * @param code of a meeting of its own
     * @param later of another
     */
    PastTale(World world, String code, String later) {
        this.world = world;
        this.first = new Meeting(world, world.client(), code);
        this.later = new Meeting(world, world.client(), later);
    }

    @Override
    public void tell() {
        var meeting = first.request(null);
        var standIn = first.standIn(meeting);
        var bot = first.bot(standIn).saysUnsigned(MeetingStatus.JOINING, null).saysUnsigned(MeetingStatus.ACTIVE, null);
        refuse(bot, meeting);
        bot.saysUnsigned(MeetingStatus.COMPLETED, EndReason.LEFT_ALONE);
        standIn.end();
        first.judge(meeting, List.of("requested", "joining", "active", "completed"), 1, faults);
        moveFar();
    }

    /** Who was cut off asks again, and the entry is no longer aside then. */
    private void refuse(PlayedBot bot, long meeting) {
        var word = "refused of " + first.code();
        var rule = "no_" + first.code().replace('-', '_');
        world.sql("alter table transcript_segments add constraint " + rule + " check (body <> '" + word + "')");
        bot.talks(List.of(word));
        var entry = Waiting.await("an entry that the database refuses", () -> aside(meeting));
        var replay = "/admin/poison/" + entry + "/replay";
        faults.check(world.admin().post(replay, "{}").status() == 409, "a refused entry was stored");
        world.sql("alter table transcript_segments drop constraint " + rule);
        var status = world.admin().post(replay, "{}").status();
        faults.check(status == 200 || status == 404, "an entry could not be read again: " + status);
        var texts = world.client()
                .get(first.path("/transcripts") + "?meeting_id=" + meeting)
                .expect(200)
                .get("segments")
                .valueStream()
                .map(segment -> segment.get("text").asString())
                .toList();
        faults.check(texts.equals(List.of(word)), "what was put aside is in the text as " + texts);
        faults.check(aside(meeting) == null, "what is stored is still aside");
    }

    private @Nullable String aside(long meeting) {
        return world.admin()
                .get("/admin/poison?limit=100")
                .expect(200)
                .get("entries")
                .valueStream()
                .filter(one -> one.get("meeting_id").asLong(0) == meeting)
                .map((JsonNode one) -> one.get("entry_id").asString())
                .findFirst()
                .orElse(null);
    }

    /** The bot that waited is given up for another one that is made in time. The one before it was lost. */
    private void moveFar() {
        var meeting = later.request(Instant.now().plus(SOON));
        var lost = later.standIn(meeting);
        lost.kill();
        var waits = Waiting.await(
                "another bot of meeting " + meeting,
                () -> world.bots().of(meeting).stream()
                        .filter(one -> !one.workload().equals(lost.workload()))
                        .findFirst()
                        .orElse(null));
        var far = Instant.now().plus(Duration.ofHours(2));
        world.client()
                .patch(later.path("/meetings"), "{\"scheduled_start_time\":\"" + far + "\"}")
                .expect(200);
        Waiting.await("the end of a bot that is not wanted yet", () -> waits.isAlive() ? null : true);
        later.leave();
        later.judge(meeting, List.of("requested", "stopping", "completed"), 2, faults);
    }

    @Override
    public List<String> faults() {
        return faults.all();
    }

    @Override
    public String toString() {
        return "the tale of the past " + first.code();
    }
}
