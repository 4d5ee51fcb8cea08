package com.vomeet.manager.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.vomeet.contract.Json;
import com.vomeet.contract.Platform;
import com.vomeet.contract.bot.AutomaticLeave;
import com.vomeet.manager.account.AccountId;
import com.vomeet.manager.address.MeetingAddresses;
import com.vomeet.manager.config.MeetingHosts;
import com.vomeet.manager.meeting.BotRequest;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

final class BotRequestReaderTest {
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private final BotRequestReader reader = new BotRequestReader(
            new MeetingAddresses(new MeetingHosts(null, List.of())), Duration.ofHours(2), Duration.ofDays(366));

    private BotRequest read(String json) {
        var body = new Body((ObjectNode) Json.MAPPER.readTree(json.replace('\'', '"')), new Problems());
        return reader.read(body, new AccountId(3), NOW);
    }

    private List<String> refused(String json) {
        var refusal = catchThrowableOfType(Refusal.class, () -> read(json));
        assertThat(refusal.status()).isEqualTo(422);
        var detail = ((Refusal.Detail) refusal.body()).detail();
        return detail instanceof List<?> list
                ? list.stream()
                        .map(problem -> ((JsonNode) problem).get("loc").get(1).asString() + ": "
                                + ((JsonNode) problem).get("msg").asString())
                        .toList()
                : List.of(detail.toString());
    }

    @Test
    void theLeastThatIsNeededHasDefaultsForTheRest() {
        var request = read("{'platform':'google_meet','native_meeting_id':' abc-defg-hij '}");
        assertThat(request.nativeId()).isEqualTo("abc-defg-hij");
        assertThat(request.url()).isEqualTo(URI.create("https://meet.google.com/abc-defg-hij"));
        assertThat(request.order().botName()).isEqualTo("Vomeet");
        assertThat(request.order().automaticLeave()).isEqualTo(AutomaticLeave.DEFAULT);
        assertThat(request.language()).isNull();
        assertThat(request.endBy()).isEqualTo(NOW.plus(Duration.ofHours(2)));
    }

    @Test
    void anAddressAloneSaysThePlatformAndTheId() {
        var request = read("{'meeting_url':'https://meet.google.com/abc-defg-hij?authuser=0'}");
        assertThat(request.platform()).isEqualTo(Platform.GOOGLE_MEET);
        assertThat(request.nativeId()).isEqualTo("abc-defg-hij");
    }

    @Test
    void whatIsWishedIsKept() {
        var request = read("""
            {'platform':'google_meet','native_meeting_id':'abc-defg-hij','bot_name':' Ada ','language':'de',
             'task':'translate','automatic_leave':{'waiting_room_timeout':1000},
             'scheduled_start_time':'2026-11-24T09:00:00'}\
            """);
        assertThat(request.order().botName()).isEqualTo("Ada");
        assertThat(request.language()).isEqualTo("de");
        assertThat(request.task()).isEqualTo("translate");
        assertThat(request.order().automaticLeave().waitingRoomMillis()).isEqualTo(1_000);
        assertThat(request.order().automaticLeave().everyoneLeftMillis())
                .isEqualTo(AutomaticLeave.DEFAULT.everyoneLeftMillis());
        assertThat(request.scheduledStart()).isEqualTo(Instant.parse("2026-11-24T09:00:00Z"));
    }

    @Test
    void aBotCannotBeScheduledForWhoKnowsWhen() {
        var wish = "{'platform':'google_meet','native_meeting_id':'abc-defg-hij','scheduled_start_time':'%s'}";
        assertThat(read(wish.formatted("2027-11-24T10:00:00")).scheduledStart())
                .isEqualTo(Instant.parse("2027-11-24T10:00:00Z"));
        assertThat(refused(wish.formatted("2027-11-24T10:00:01")))
                .containsExactly("scheduled_start_time: Value error, A bot can be scheduled 366 days ahead at most");
    }

    @Test
    void emptyWordsLeaveTheChoiceToUs() {
        var request = read("{'platform':'google_meet','native_meeting_id':'abc-defg-hij','bot_name':'"
                + " ','language':'','task':'','passcode':''}");
        assertThat(request.order().botName()).isEqualTo("Vomeet");
        assertThat(request.order().passcode()).isNull();
        assertThat(request.language()).isNull();
        assertThat(request.task()).isNull();
    }

    @Test
    void everythingThatIsWrongIsNamedAtOnce() {
        assertThat(refused("{'platform':'webex','language':'klingon','task':'sing','automatic_leave':7}"))
                .extracting(line -> line.substring(0, line.indexOf(':')))
                .containsExactly("platform", "native_meeting_id", "language", "task", "automatic_leave");
    }

    @Test
    void thePlatformsAreNamedToWhoWritesAnother() {
        assertThat(refused("{'platform':'webex','native_meeting_id':'abc-defg-hij'}"))
                .containsExactly("platform: Input should be 'google_meet', 'zoom' or 'teams'");
    }

    @ParameterizedTest
    @CsvSource({
        "google_meet, ABC-DEFG-HIJ, , native_meeting_id",
        "google_meet, abc-defg-hij, secret, passcode",
        "teams, 123, , native_meeting_id",
        "teams, 1234567890, short, passcode",
        "zoom, ' ', , native_meeting_id"
    })
    void whatThePlatformDoesNotKnowIsNamed(String platform, String id, String passcode, String field) {
        var json = Json.MAPPER.createObjectNode().put("platform", platform).put("native_meeting_id", id);
        if (passcode != null) {
            json.put("passcode", passcode);
        }
        assertThat(refused(Json.write(json))).singleElement().asString().startsWith(field);
    }

    @Test
    void aZoomMeetingIsAskedForByNumberWithItsPasscode() {
        var request = read("{'platform':'zoom','native_meeting_id':'123 4567 8901','passcode':'x y'}");
        assertThat(request.nativeId()).isEqualTo("12345678901");
        assertThat(request.url()).isEqualTo(URI.create("https://zoom.us/j/12345678901?pwd=x%20y"));
        assertThat(request.order().passcode()).isEqualTo("x y");
    }

    @Test
    void anAddressBringsItsPasscode() {
        var request = read("{'meeting_url':'https://teams.live.com/meet/9876543210123?p=abcDEF123'}");
        assertThat(request.order().passcode()).isEqualTo("abcDEF123");
    }

    @ParameterizedTest
    @CsvSource({
        "https://teams.live.com/meet/9876543210123, https://teams.live.com/meet/9876543210123?p=abcDEF123",
        "https://us02web.zoom.us/j/12345678901, https://us02web.zoom.us/j/12345678901?pwd=abcDEF123"
    })
    void aPasscodeBesideAnAddressReachesThePage(String url, URI whole) {
        var request = read("{'meeting_url':'" + url + "','passcode':'abcDEF123'}");
        assertThat(request.url()).isEqualTo(whole);
        assertThat(request.order().passcode()).isEqualTo("abcDEF123");
    }

    /** As an invitation shows them. */
    @Test
    void theDigitsBesideAZoomAddressAreItsPasscodeInAnotherForm() {
        var request = read("{'meeting_url':'https://us02web.zoom.us/j/12345678901?pwd=aBcD.1','passcode':'482913'}");
        assertThat(request.url()).isEqualTo(URI.create("https://us02web.zoom.us/j/12345678901?pwd=aBcD.1"));
        assertThat(request.order().passcode()).isEqualTo("482913");
    }

    @Test
    void twoPasscodesAreNotGuessedBetween() {
        assertThat(
                        refused(
                                "{'meeting_url':'https://teams.live.com/meet/9876543210123?p=abcDEF123','passcode':'abcDEF124'}"))
                .containsExactly("passcode: Value error, passcode is not the one in meeting_url");
    }

    @Test
    void aNameBesideAnAddressHasToBeItsName() {
        read("{'meeting_url':'https://zoom.us/j/12345678901','platform':'zoom','native_meeting_id':'123 4567 8901'}");
        assertThat(refused("{'meeting_url':'https://meet.google.com/abc-defg-hij','native_meeting_id':'abc-defg-hik'}"))
                .containsExactly("native_meeting_id: Value error, native_meeting_id is not the one of meeting_url,"
                        + " which is abc-defg-hij");
    }

    @Test
    void aMeetingEndsAfterItsStart() {
        assertThat(refused("""
                {'platform':'google_meet','native_meeting_id':'abc-defg-hij',
                 'scheduled_start_time':'2026-11-24T09:00:00Z','scheduled_end_time':'2026-11-24T10:00:00+01:00'}"""))
                .containsExactly(
                        "scheduled_end_time: Value error, scheduled_end_time must be after scheduled_start_time");
    }
}
