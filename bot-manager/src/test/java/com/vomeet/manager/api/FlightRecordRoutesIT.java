package com.vomeet.manager.api;

import static com.vomeet.manager.RunningManager.meet;
import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.contract.EndReason;
import com.vomeet.contract.MeetingStatus;
import com.vomeet.contract.Secret;
import com.vomeet.contract.control.FlightRecord;
import com.vomeet.manager.Bots;
import com.vomeet.manager.Client;
import com.vomeet.manager.PlayedBot;
import com.vomeet.manager.RealParts;
import com.vomeet.manager.RunningManager;
import com.vomeet.manager.bot.CallbackSecrets;
import com.vomeet.manager.openapi.CheckedHttp;
import java.io.IOException;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Flight records over HTTP, from bots that are played. */
final class FlightRecordRoutesIT {
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 1, 2, 3};
    private static final String PICTURE = Base64.getEncoder().encodeToString(PNG);
    private static final String LINES = "{\"kind\":\"note\",\"what\":\"a\"}\n{\"kind\":\"fact\",\"what\":\"b\"}\n";
    private static final AtomicInteger CODES = new AtomicInteger();
    private static RunningManager running;

    private final long meeting;
    private final String connection;
    private final PlayedBot bot;

    FlightRecordRoutesIT() {
        var code = "abc-defg-ab" + (char) ('a' + CODES.getAndIncrement());
        meeting = running.client.post("/bots", meet(code)).expect(201).get("id").longValue();
        connection = running.connectionOf(meeting);
        bot = played(new CallbackSecrets(RealParts.SIGNING, InstantSource.system()).of(connection));
    }

    @BeforeAll
    static void start() {
        running = new RunningManager();
    }

    @AfterAll
    static void stop() {
        running.close();
    }

    private PlayedBot played(Secret secret) {
        return new PlayedBot(Bots.config(meeting, connection, secret), running.client);
    }

    private Client.Answer record() {
        return running.client.get("/meetings/" + meeting + "/flight-record");
    }

    @Test
    void whatABotKeptCanBeReadWhenItIsGone() throws Exception {
        bot.keeps(LINES, "You can't join", PICTURE).expect(200);
        bot.says(MeetingStatus.FAILED, EndReason.PAGE_NOT_UNDERSTOOD).expect(200);

        var kept = record().expect(200);
        assertThat(kept.get("meeting_id").longValue()).isEqualTo(meeting);
        assertThat(kept.get("lines").toString())
                .isEqualTo("[{\"kind\":\"note\",\"what\":\"a\"},{\"kind\":\"fact\",\"what\":\"b\"}]");
        assertThat(kept.get("page_text").asString()).isEqualTo("You can't join");
        assertThat(kept.get("received_at").isString()).isTrue();
        var picture = kept.get("screenshot").asString();
        assertThat(picture).isEqualTo("/meetings/" + meeting + "/flight-record/screenshot");
        assertPicture(picture);
    }

    private static void assertPicture(String path) throws IOException, InterruptedException {
        try (var http = CheckedHttp.open()) {
            var answer = http.send(running.client.request(path).build(), BodyHandlers.ofByteArray());
            assertThat(answer.body()).isEqualTo(PNG);
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("image/png");
            assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        }
    }

    @Test
    void theEventsSayThatThereIsOneOnce() {
        bot.keeps(LINES, null, PICTURE).expect(200);
        bot.keeps(LINES, null, PICTURE).expect(200);
        var events = running.client
                .get("/meetings/" + meeting + "/events")
                .expect(200)
                .get("events");
        assertThat(events)
                .filteredOn(event -> event.get("kind").asString().equals("flight_record"))
                .singleElement()
                .satisfies(event -> assertThat(event.get("detail").asString()).isEqualTo("with a picture"));
    }

    @Test
    void theLastThatComesStays() {
        bot.keeps(LINES, "before", PICTURE).expect(200);
        bot.keeps("no JSON\n", null, null).expect(200);
        var kept = record().expect(200);
        assertThat(kept.get("lines").toString()).isEqualTo("[\"no JSON\"]");
        assertThat(kept.get("page_text").isNull()).isTrue();
        assertThat(kept.get("screenshot").isNull()).isTrue();
        running.client.get("/meetings/" + meeting + "/flight-record/screenshot").expect(404);
    }

    @Test
    void aMeetingThatWentWellHasNone() {
        assertThat(record().expect(404).toString()).isEqualTo("{\"detail\":\"No flight record\"}");
    }

    @Test
    void othersDoNotSeeIt() {
        bot.keeps(LINES, null, PICTURE).expect(200);
        var path = "/meetings/" + meeting + "/flight-record";
        try (var other = running.as(running.manager.accounts().create("Bob", 0).key());
                var nobody = running.as(Secret.of("unknown"))) {
            other.get(path).expect(404);
            other.get(path + "/screenshot").expect(404);
            nobody.get(path).expect(403);
        }
    }

    @Test
    void whoIsNotTheBotLeavesNone() {
        assertThat(played(Secret.of("guessed")).keeps(LINES, null, null).status())
                .isEqualTo(401);
        record().expect(404);
    }

    @Test
    void aConnectionOfNoMeetingIsRefused() {
        var secret = new CallbackSecrets(RealParts.SIGNING, InstantSource.system()).of("gone");
        new PlayedBot(Bots.config(meeting, "gone", secret), running.client)
                .keeps(LINES, null, null)
                .expect(404);
    }

    @Test
    void aPictureIsAPngOrIsRefused() {
        bot.keeps(LINES, null, "no base64!").expect(422);
        bot.keeps(LINES, null, Base64.getEncoder().encodeToString("<script>".getBytes(StandardCharsets.UTF_8)))
                .expect(422);
        record().expect(404);
    }

    @Test
    void aRecordOfTheLargestSizeIsTakenAndALargerOneIsNot() {
        bot.keeps("\"".repeat(FlightRecord.MOST_LINES) + "\n", "x".repeat(FlightRecord.MOST_TEXT), PICTURE)
                .expect(200);
        bot.keeps("x".repeat(FlightRecord.MOST_BYTES), null, null).expect(413);
    }

    @Test
    void charactersThatNoDatabaseTakesAreLeftOut() {
        bot.keeps("{}\n", "a\0b\ud800c", null).expect(200);
        assertThat(record().expect(200).get("page_text").asString()).isEqualTo("ab?c");
    }

    @Test
    void whatIsNoRecordIsRefused() {
        for (var body : new String[] {"", "null", "[]", "{}", "{\"connection_id\":\"x\"}"}) {
            assertThat(running.client.post("/bots/internal/flight_record", body).status())
                    .as("unsigned: " + body)
                    .isEqualTo(401);
        }
        for (var body : List.of("", List.of(), Map.of(), Map.of("connection_id", "x"))) {
            running.client
                    .signed("/bots/internal/flight_record", Secret.of("any"), body)
                    .expect(422);
        }
    }
}
