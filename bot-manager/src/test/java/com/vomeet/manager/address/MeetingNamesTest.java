package com.vomeet.manager.address;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.contract.Platform;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MeetingNamesTest {
    @ParameterizedTest
    @CsvSource({
        "GOOGLE_MEET, abc-defg-hij, , https://meet.google.com/abc-defg-hij",
        "TEAMS, 1234567890, , https://teams.live.com/meet/1234567890",
        "TEAMS, 1234567890, abcDEF123, https://teams.live.com/meet/1234567890?p=abcDEF123",
        "ZOOM, 12345678901, , https://zoom.us/j/12345678901",
        "ZOOM, 12345678901, a&b, https://zoom.us/j/12345678901?pwd=a%26b",
        "ZOOM, ann.lee, x, https://zoom.us/my/ann.lee?pwd=x"
    })
    void namesBecomeAddresses(Platform platform, String name, String passcode, String url) {
        assertThat(MeetingNames.brokenRule(platform, name)).isEmpty();
        assertThat(MeetingNames.construct(platform, name, passcode)).isEqualTo(URI.create(url));
    }

    @ParameterizedTest
    @CsvSource({
        "ZOOM, ' 123 4567 8901 ', 12345678901",
        "ZOOM, 123-456-789, 123456789",
        "ZOOM, ' ann-lee ', ann-lee",
        "GOOGLE_MEET, ' abc-defg-hij ', abc-defg-hij"
    })
    void aNameIsKeptInOneForm(Platform platform, String written, String kept) {
        assertThat(MeetingNames.plain(platform, written)).isEqualTo(kept);
    }

    @ParameterizedTest
    @CsvSource({
        "GOOGLE_MEET, abc, Google Meet ID must be in format 'abc-defg-hij' (lowercase letters only)",
        "TEAMS, 123, Teams meeting ID must be 10-15 digits only (not a full URL)",
        "ZOOM, 12345, Zoom meeting ID must be 9-11 digits or the name of a personal link",
        "ZOOM, a/b, Zoom meeting ID must be 9-11 digits or the name of a personal link",
        ", ' ', native_meeting_id cannot be empty"
    })
    void aBrokenRuleIsSaid(Platform platform, String name, String rule) {
        assertThat(MeetingNames.brokenRule(platform, name)).contains(rule);
    }

    @Test
    void eachPlatformHasItsRuleForPasscodes() {
        assertThat(MeetingNames.brokenPasscodeRule(Platform.GOOGLE_MEET, "abcdefgh"))
                .contains("Passcode is not supported for Google Meet meetings");
        assertThat(MeetingNames.brokenPasscodeRule(Platform.TEAMS, "short"))
                .contains("Teams passcode must be 8-20 alphanumeric characters");
        assertThat(MeetingNames.brokenPasscodeRule(Platform.TEAMS, "abcDEF123")).isEmpty();
        assertThat(MeetingNames.brokenPasscodeRule(Platform.ZOOM, "1")).isEmpty();
    }
}
