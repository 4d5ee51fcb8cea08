package com.vomeet.bench.chaos;

import com.vomeet.contract.EndReason;
import com.vomeet.contract.MeetingStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** One meeting from the request to its end, whatever the manager goes through meanwhile; and whether all of it was right. */
final class Story {
    private static final Duration AHEAD = Duration.ofMillis(1_500);
    private static final int TEXTS = 4;

    private final World world;
    private final Plot plot;
    private final String code;
    private final Meeting call;
    private long meeting;
    private List<String> words = List.of();

    /** @param number of its own in this world */
    Story(World world, Plot plot, int number) {
        this.world = world;
        this.plot = plot;
        this.code = Codes.of(number);
        this.call = new Meeting(world, world.client(), code);
    }

    /** Plays it to the end. */
    void play() {
        switch (plot) {
            case CALL -> call();
            case DIES -> dies();
            case DEAF -> deaf();
            case SCHEDULED -> scheduled();
            case CANCELLED -> cancelled();
        }
    }

    private void call() {
        request(null);
        var standIn = standIn();
        var bot = bot(standIn).says(MeetingStatus.JOINING, null).says(MeetingStatus.AWAITING_ADMISSION, null);
        bot.says(MeetingStatus.ACTIVE, null)
                .talks(IntStream.range(0, TEXTS)
                        .mapToObj(i -> "text " + i + " of " + code)
                        .toList());
        world.client()
                .put("/bots/google_meet/" + code + "/config", "{\"language\":\"de\"}")
                .expect(202);
        bot.awaits(wanted -> "de".equals(wanted.language()));
        leave();
        bot.awaits(wanted -> wanted.leave());
        bot.endsItsText();
        bot.says(MeetingStatus.COMPLETED, EndReason.STOPPED).awaitsThatItsTextIsStored();
        words = bot.words();
        standIn.end();
    }

    private void dies() {
        request(null);
        var standIn = standIn();
        bot(standIn).says(MeetingStatus.JOINING, null).says(MeetingStatus.ACTIVE, null);
        standIn.kill();
    }

    private void deaf() {
        request(null);
        bot(standIn()).says(MeetingStatus.JOINING, null).says(MeetingStatus.ACTIVE, null);
        leave();
    }

    private void scheduled() {
        var start = Instant.now().plus(AHEAD);
        request(start);
        var standIn = standIn();
        var bot = bot(standIn);
        while (Instant.now().isBefore(start)) {
            bot.beats();
        }
        bot.says(MeetingStatus.JOINING, null).says(MeetingStatus.ACTIVE, null);
        bot.says(MeetingStatus.COMPLETED, EndReason.LEFT_ALONE);
        standIn.end();
    }

    private void cancelled() {
        request(Instant.now().plus(Duration.ofHours(1)));
        leave();
    }

    private void leave() {
        call.leave();
    }

    private void request(@Nullable Instant start) {
        meeting = call.request(start);
    }

    private StandIns.StandIn standIn() {
        return call.standIn(meeting);
    }

    private PlayedBot bot(StandIns.StandIn standIn) {
        return call.bot(standIn);
    }

    /** Looks at everything that is left of the meeting, after its end. */
    Verdict judge() {
        var row = call.awaitEnd(meeting);
        var bots = world.bots().of(meeting);
        return Verdict.of(
                plot,
                meeting,
                words,
                new Verdict.Remains(
                        row.get("status").asString(),
                        row.get("data").path("completion_reason").asString("none"),
                        call.statuses(meeting),
                        texts(),
                        bots.size(),
                        gone(bots)));
    }

    /** Waits for what is told later. */
    Verdict judgeTold() {
        try {
            Waiting.await("its webhooks", () -> Verdict.isTold(plot, told()) ? true : null);
        } catch (IllegalStateException e) {
            // what is missing is said below
        }
        return Verdict.ofTold(plot, meeting, told());
    }

    private List<Receiver.Heard> told() {
        return world.receiver().of(meeting);
    }

    private boolean gone(List<StandIns.StandIn> bots) {
        try {
            Waiting.await("the end of its bot", () -> bots.stream().anyMatch(StandIns.StandIn::isAlive) ? null : true);
            return true;
        } catch (IllegalStateException e) {
            return false;
        }
    }

    private List<String> texts() {
        var transcript = world.client()
                .get("/transcripts/google_meet/" + code + "?meeting_id=" + meeting)
                .expect(200);
        return transcript
                .get("segments")
                .valueStream()
                .map(segment -> Objects.toString(segment.get("text").asString()))
                .toList();
    }
}
