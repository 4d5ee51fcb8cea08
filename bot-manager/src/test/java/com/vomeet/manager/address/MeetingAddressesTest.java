package com.vomeet.manager.address;

import static com.vomeet.manager.address.Addresses.CLOSED;
import static com.vomeet.manager.address.Addresses.known;
import static com.vomeet.manager.address.Addresses.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.contract.Platform;
import com.vomeet.manager.config.MeetingHosts;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MeetingAddressesTest {
    private final MeetingAddresses open =
            new MeetingAddresses(new MeetingHosts(URI.create("http://127.0.0.1:4000"), List.of("meet.example.org")));

    @Test
    void anAddressThatContradictsThePlatformIsRefused() {
        assertThat(refused(CLOSED, "https://meet.google.com/abc-defg-hij", Platform.TEAMS))
                .isEqualTo("meeting_url is one of google_meet and platform says teams");
        assertThat(refused(CLOSED, "https://teams.live.com/meet/9876543210123", Platform.GOOGLE_MEET))
                .isEqualTo("meeting_url is one of teams and platform says google_meet");
        assertThat(refused(CLOSED, "https://zoom.us/j/12345678901", Platform.TEAMS))
                .isEqualTo("meeting_url is one of zoom and platform says teams");
    }

    @Test
    void theLabIsKnownByItsWholeAddressAndOnlyWhileItIsOn() {
        var url = "http://127.0.0.1:4000/abc-defg-hij?lang=de";
        assertThat(known(open, url, null))
                .isEqualTo(new MeetingAddress(Platform.GOOGLE_MEET, "abc-defg-hij", URI.create(url), null));
        assertThat(refused(open, "https://127.0.0.1:4000/abc-defg-hij", null)).contains("127.0.0.1");
        assertThat(refused(open, "http://127.0.0.1:4001/abc-defg-hij", null)).contains("127.0.0.1");
        assertThat(refused(open, "http://127.0.0.1:4000/admin", null)).contains("does not end in a meeting's name");
        assertThat(refused(CLOSED, url, null)).contains("not one that bots may be sent to");
    }

    @Test
    void aHostThatASettingAllowsStandsInForAPlatform() {
        assertThat(known(open, "https://meet.example.org/r/abc-defg-hij", null).nativeId())
                .isEqualTo("abc-defg-hij");
        assertThat(known(open, "https://meet.example.org/1234567890", Platform.TEAMS)
                        .platform())
                .isEqualTo(Platform.TEAMS);
        assertThat(known(open, "https://meet.example.org/j/123456789", Platform.ZOOM)
                        .nativeId())
                .isEqualTo("123456789");
        assertThat(refused(open, "https://sub.meet.example.org/abc-defg-hij", null))
                .contains("not one");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example.org/abc-defg-hij",
                "https://meet.google.com.evil.org/abc-defg-hij",
                "https://evilzoom.us/j/123456789",
                "https://zoom.us.evil.org/j/123456789",
                "https://me@meet.google.com/abc-defg-hij",
                "https://meet.google.com\\@evil.org/abc-defg-hij",
                "https://evil.org\\.meet.google.com/abc-defg-hij",
                "https://evil.org#@meet.google.com/abc-defg-hij",
                "https://evil.org?meet.google.com/abc-defg-hij",
                "https://www.google.com/url?q=https://evil.org/abc-defg-hij",
                "https://x.safelinks.protection.outlook.com/?url=https%3A%2F%2Fevil.org%2F",
                "https://safelinks.protection.outlook.com.evil.org/?url=https://meet.google.com/abc-defg-hij",
                "file:///etc/passwd",
                "javascript:alert(1)",
                "//meet.google.com/abc-defg-hij",
                "meet.google.com/abc-defg-hij",
                "https://meet.google.com/%zz",
                "https://",
                ""
            })
    void botsGoNowhereElse(String text) {
        assertThat(refused(text)).startsWith("meeting_url");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://www.google.com/url?q=https%3A%2F%2Fmeet.google.com%2Fabc-defg-hij&sa=D",
                "https://eur02.safelinks.protection.outlook.com/?url=https%3A%2F%2Fmeet.google.com%2Fabc-defg-hij&data=05"
            })
    void whatCalendarsAndMailProgramsPutAroundAnAddressIsTakenOff(String text) {
        assertThat(known(text).nativeId()).isEqualTo("abc-defg-hij");
    }

    @Test
    void anAddressThatWrapsItselfForEverIsGivenUp() {
        var text = "https://meet.google.com/abc-defg-hij";
        for (int i = 0; i < 9; i++) {
            text = "https://www.google.com/url?q="
                    + java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8);
        }
        assertThat(refused(text)).contains("www.google.com");
    }

    @Test
    void aPasscodeIsNotShownAndAnInvitationIs() {
        assertThat(MeetingAddress.shown(URI.create("https://teams.live.com/meet/9876543210123?p=abcDEF123")))
                .isEqualTo("https://teams.live.com/meet/9876543210123");
        assertThat(MeetingAddress.shown(URI.create("https://zoom.us/j/123456789?pwd=x&tk=y#z")))
                .isEqualTo("https://zoom.us/j/123456789");
        var invitation = "https://teams.microsoft.com/l/meetup-join/19%3Ameeting_x%40thread.v2/0?context=%7B%7D";
        assertThat(MeetingAddress.shown(URI.create(invitation))).isEqualTo(invitation);
    }
}
