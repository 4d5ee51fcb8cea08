package com.vomeet.manager.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.contract.Platform;
import com.vomeet.manager.api.MeetingAddresses.Parsed;
import com.vomeet.manager.config.MeetingHosts;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MeetingAddressesTest {
    private final MeetingAddresses open =
            new MeetingAddresses(new MeetingHosts(URI.create("http://127.0.0.1:4000"), List.of("meet.example.org")));
    private final MeetingAddresses closed = new MeetingAddresses(new MeetingHosts(null, List.of()));

    private static MeetingAddress known(MeetingAddresses addresses, String text, @Nullable Platform platform) {
        return switch (addresses.parse(text, platform)) {
            case Parsed.Known(var address) -> address;
            case Parsed.Refused(var why) -> throw new AssertionError(why);
        };
    }

    private static String refused(MeetingAddresses addresses, String text, @Nullable Platform platform) {
        return switch (addresses.parse(text, platform)) {
            case Parsed.Known(var address) -> throw new AssertionError(address);
            case Parsed.Refused(var why) -> why;
        };
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://meet.google.com/abc-defg-hij",
                "http://meet.google.com/abc-defg-hij/",
                "https://MEET.google.com/abc-defg-hij?authuser=0&hs=122",
                " https://meet.google.com/abc-defg-hij#x "
            })
    void aMeetAddressIsBroughtIntoItsPlainForm(String text) {
        assertThat(known(closed, text, null))
                .isEqualTo(new MeetingAddress(
                        Platform.GOOGLE_MEET,
                        "abc-defg-hij",
                        URI.create("https://meet.google.com/abc-defg-hij"),
                        null));
    }

    @Test
    void aTeamsAddressKeepsItsPasscode() {
        var url = "https://teams.live.com/meet/9876543210123?p=abcDEF123";
        assertThat(known(closed, url, Platform.TEAMS))
                .isEqualTo(new MeetingAddress(Platform.TEAMS, "9876543210123", URI.create(url), "abcDEF123"));
        assertThat(known(closed, "https://teams.microsoft.com/meet/9876543210123", null)
                        .passcode())
                .isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "https://teams.live.com/meet/123, null",
        "https://teams.live.com/9876543210123, null",
        "https://teams.live.com/meet/9876543210123?p=x, null",
        "https://meet.google.com/landing, null",
        "https://meet.google.com/ABC-DEFG-HIJ, null"
    })
    void anAddressOfAPlatformThatNamesNoMeetingIsRefused(String text) {
        assertThat(refused(closed, text, null)).startsWith("meeting_url ");
    }

    @Test
    void anAddressThatContradictsThePlatformIsRefused() {
        assertThat(refused(closed, "https://meet.google.com/abc-defg-hij", Platform.TEAMS))
                .isEqualTo("meeting_url is one of google_meet and platform says teams");
        assertThat(refused(closed, "https://teams.live.com/meet/9876543210123", Platform.GOOGLE_MEET))
                .isEqualTo("meeting_url is one of teams and platform says google_meet");
    }

    @Test
    void theLabIsKnownByItsWholeAddressAndOnlyWhileItIsOn() {
        var url = "http://127.0.0.1:4000/abc-defg-hij?lang=de";
        assertThat(known(open, url, null))
                .isEqualTo(new MeetingAddress(Platform.GOOGLE_MEET, "abc-defg-hij", URI.create(url), null));
        assertThat(refused(open, "https://127.0.0.1:4000/abc-defg-hij", null)).contains("127.0.0.1");
        assertThat(refused(open, "http://127.0.0.1:4001/abc-defg-hij", null)).contains("127.0.0.1");
        assertThat(refused(open, "http://127.0.0.1:4000/admin", null)).contains("does not end in a meeting's name");
        assertThat(refused(closed, url, null)).contains("not one that bots may be sent to");
    }

    @Test
    void aHostThatASettingAllowsStandsInForAPlatform() {
        assertThat(known(open, "https://meet.example.org/r/abc-defg-hij", null).nativeId())
                .isEqualTo("abc-defg-hij");
        assertThat(known(open, "https://meet.example.org/1234567890", Platform.TEAMS)
                        .platform())
                .isEqualTo(Platform.TEAMS);
        assertThat(refused(open, "https://sub.meet.example.org/abc-defg-hij", null))
                .contains("not one");
    }

    @Test
    void namesBecomeAddresses() {
        assertThat(MeetingAddresses.construct(Platform.GOOGLE_MEET, "abc-defg-hij", null))
                .contains(URI.create("https://meet.google.com/abc-defg-hij"));
        assertThat(MeetingAddresses.construct(Platform.TEAMS, "1234567890", null))
                .contains(URI.create("https://teams.live.com/meet/1234567890"));
        assertThat(MeetingAddresses.construct(Platform.TEAMS, "1234567890", "abcDEF123"))
                .contains(URI.create("https://teams.live.com/meet/1234567890?p=abcDEF123"));
        assertThat(MeetingAddresses.construct(Platform.ZOOM, "1234567890", null))
                .isEmpty();
    }
}
