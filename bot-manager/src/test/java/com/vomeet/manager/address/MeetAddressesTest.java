package com.vomeet.manager.address;

import static com.vomeet.manager.address.Addresses.known;
import static com.vomeet.manager.address.Addresses.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.contract.Platform;
import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MeetAddressesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://meet.google.com/abc-defg-hij",
                "http://meet.google.com/abc-defg-hij/",
                "https://MEET.google.com/abc-defg-hij?authuser=0&hs=122",
                "https://meet.google.com:443/abc-defg-hij",
                "https://meet.google.com/abcdefghij",
                "https://meet.google.com/_meet/abc-defg-hij?ijlm=1",
                "https://meet.google.com/lookup/abc-defg-hij",
                " https://meet.google.com/abc-defg-hij#x ",
                "https://meet.google.com/abc-defg-hij?pli=1|2 3"
            })
    void aCodeIsBroughtIntoItsPlainForm(String text) {
        assertThat(known(text))
                .isEqualTo(new MeetingAddress(
                        Platform.GOOGLE_MEET,
                        "abc-defg-hij",
                        URI.create("https://meet.google.com/abc-defg-hij"),
                        null));
    }

    @ParameterizedTest
    @CsvSource({
        "https://meet.google.com/lookup/Weekly-Sync, weekly-sync",
        "https://g.co/meet/weekly_sync, weekly_sync",
    })
    void aNameOfAnOrganisationsOwnIsOneToo(String text, String name) {
        assertThat(known(text))
                .isEqualTo(new MeetingAddress(
                        Platform.GOOGLE_MEET, name, URI.create("https://meet.google.com/lookup/" + name), null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://meet.google.com/",
                "https://meet.google.com/landing",
                "https://meet.google.com/new",
                "https://meet.google.com/ABC-DEFG-HIJ",
                "https://meet.google.com/abc-defg-hi1",
                "https://meet.google.com/lookup/a%2Fb%2Fc",
                "https://meet.google.com/lookup/x y",
                "https://g.co/meet/"
            })
    void whatNamesNoMeetingIsRefused(String text) {
        assertThat(refused(text)).isEqualTo("meeting_url names no Google Meet code (abc-defg-hij)");
    }
}
