package com.vomeet.manager.api;

import static com.vomeet.contract.MeetingStatus.ACTIVE;
import static com.vomeet.contract.MeetingStatus.AWAITING_ADMISSION;
import static com.vomeet.contract.MeetingStatus.COMPLETED;
import static com.vomeet.contract.MeetingStatus.JOINING;
import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.contract.EndReason;
import com.vomeet.contract.MeetingStatus;
import com.vomeet.contract.control.Evidence;
import com.vomeet.contract.control.StatusCallback;
import com.vomeet.manager.SpeakingBot;
import com.vomeet.manager.WebStage;
import com.vomeet.manager.webhook.Receiver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Pictures of the page, light and dark, wide and narrow, in {@code target/pictures}: those of the documents come from here. */
final class PagePicturesIT {
    private static final Path FOLDER = Path.of("target", "pictures");

    @Test
    void thePageIsPictured() throws IOException {
        Files.createDirectories(FOLDER);
        try (var stage = new WebStage();
                var tab = Tab.open()) {
            goesIn(stage.bot("kqz-wmpd-hra"));
            stage.played(1).bot().report(stage.played(1).bot().callback(COMPLETED, EndReason.LEFT_ALONE, 9));
            var refused = stage.bot("fno-prtu-xye");
            seen(refused, 1, AWAITING_ADMISSION, null, "lobby.asking", "Asking to be let in");
            seen(
                    refused,
                    2,
                    COMPLETED,
                    EndReason.AWAITING_ADMISSION_TIMEOUT,
                    "ended.no_answer",
                    "No one responded to your request");
            seen(stage.bot("obd-cvas-lki"), 1, AWAITING_ADMISSION, null, "lobby.asking", "Asking to be let in");
            var bot = talk(goesIn(stage.bot("tmw-hekd-qsa")));
            spread(stage);
            var code = stage.manager()
                    .oneTimeCodes()
                    .create(stage.account().account().id());

            tab.go(stage.base(), "/app/");
            tab.awaitText("API key");
            take(tab, "sign-in");
            tab.go(stage.base(), "/app/enter?code=" + code.reveal());
            tab.awaitText("Send a bot");
            takeAll(stage, tab, "meetings", "/app/", "kqz-wmpd-hra");
            takeAll(stage, tab, "meeting", "/app/meetings/" + bot.meeting(), "and one more thing");
            takeAll(stage, tab, "failed", "/app/meetings/2", "Nobody let it in.");
            keys(stage, tab);
            webhooks(stage, tab);
        }
    }

    private static void keys(WebStage stage, Tab tab) throws IOException {
        stage.client()
                .post("/account/keys", "{\"name\":\"dashboard\",\"scopes\":[\"meetings:read\",\"transcripts:read\"]}");
        stage.client().post("/account/keys", "{\"name\":\"calendar\",\"scopes\":[\"bots:read\",\"bots:write\"]}");
        takeAll(stage, tab, "keys", "/app/keys", "calendar");
    }

    private static void webhooks(WebStage stage, Tab tab) throws IOException {
        try (var receiver = new Receiver()) {
            var made = stage.client()
                    .post("/webhooks", "{\"url\":\"" + receiver.url() + "\",\"description\":\"Notes\"}")
                    .expect(201);
            goesIn(stage.bot("hok-gone-inn"));
            receiver.answers(500);
            stage.bot("hok-lost-one");
            takeAll(stage, tab, "webhooks", "/app/webhooks", "Notes");
            takeAll(stage, tab, "webhook", "/app/webhooks/" + made.get("id").asLong(0), "next try at");
        }
    }

    private static SpeakingBot goesIn(SpeakingBot bot) {
        seen(bot, 1, JOINING, null, "prejoin.name", "Your name");
        seen(bot, 2, AWAITING_ADMISSION, null, "lobby.asking", "Asking to be let in");
        seen(bot, 3, ACTIVE, null, "call.leave", "Leave call");
        return bot;
    }

    private static void seen(
            SpeakingBot bot, int number, MeetingStatus status, @Nullable EndReason reason, String cue, String text) {
        var plain = bot.bot().callback(status, reason, number);
        bot.bot()
                .report(new StatusCallback(
                        plain.connectionId(),
                        plain.meetingId(),
                        plain.containerId(),
                        status,
                        number,
                        reason,
                        null,
                        null,
                        null,
                        List.of(new Evidence(cue, text)),
                        plain.timestamp()))
                .expect(200);
    }

    /** What was played within a moment looks as if it had taken its time. */
    private static void spread(WebStage stage) {
        stage.database().jdbi().useHandle(handle -> {
            handle.execute("""
                    update meeting_events e set at = m.created_at - interval '80 seconds' + r.n * interval '19 seconds'
                    from (select id, row_number() over (partition by meeting_id order by id) as n from meeting_events) r,
                        meetings m
                    where r.id = e.id and m.id = e.meeting_id""");
            handle.execute(
                    "update meetings set end_time = end_time + interval '31 minutes 7 seconds' where end_time is not null");
        });
    }

    private static SpeakingBot talk(SpeakingBot bot) {
        return bot.says("Ada Lindqvist", "Good morning, everyone. Shall we start with the numbers of last week?")
                .says("Ada Lindqvist", "They came in late, but they look fine.")
                .says(
                        "Benedikt Okafor",
                        "Yes. We had forty more visitors each day, and the new page is read to the end by most.")
                .says("Chiara Romano", "I have a question about that. Is it the page, or is it the season?")
                .says("Benedikt Okafor", "Both, I think. Compared with last year it is still a third more.")
                .says(null, "Sorry, I was on mute. Good morning.")
                .says("Chiara Romano", "Good morning! Then let us keep it and look again in a month.")
                .says("Ada Lindqvist", "Agreed. I will write that down. And the second point is the trip in May.")
                .begins("Benedikt Okafor", "The train leaves at nine, and one more thing");
    }

    /** Light and dark, wide and narrow; nothing is wider than its screen. */
    private static void takeAll(WebStage stage, Tab tab, String name, String page, String awaited) throws IOException {
        for (var look : Look.values()) {
            look.at(tab);
            tab.go(stage.base(), page);
            tab.awaitText(awaited);
            tab.value("document.querySelectorAll('.delivery:first-child details').forEach((log) => (log.open = true));"
                    + " window.scrollTo(0, 0)");
            assertThat(tab.value("document.scrollingElement.scrollWidth").asInt())
                    .as(name + look.suffix())
                    .isLessThanOrEqualTo(look.width());
            take(tab, name + look.suffix());
        }
    }

    private static void take(Tab tab, String name) throws IOException {
        Files.write(FOLDER.resolve(name + ".png"), tab.picture());
    }
}
