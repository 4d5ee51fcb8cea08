package com.vomeet.manager.address;

import static com.vomeet.manager.address.Addresses.known;
import static com.vomeet.manager.address.Addresses.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.contract.Platform;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ZoomAddressesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://zoom.us/j/12345678901?pwd=aBc.1",
                "https://zoom.us/j/12345678901?pwd=aBc.1&uname=Ann&omn=9#success",
                "https://zoom.us/w/12345678901?pwd=aBc.1",
                "https://zoom.us/s/12345678901?pwd=aBc.1",
                "https://zoom.us/wc/12345678901/join?pwd=aBc.1",
                "https://zoom.us/wc/12345678901/start?pwd=aBc.1",
                "https://zoom.us/wc/join/12345678901?pwd=aBc.1",
                "zoommtg://zoom.us/join?action=join&confno=12345678901&pwd=aBc.1",
                "zoomus://zoom.us/join?confno=12345678901&pwd=aBc.1"
            })
    void everyWayToANumberIsTheSameMeeting(String text) {
        assertThat(known(text))
                .isEqualTo(new MeetingAddress(
                        Platform.ZOOM, "12345678901", URI.create("https://zoom.us/j/12345678901?pwd=aBc.1"), "aBc.1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "us02web.zoom.us",
                "acme.zoom.us",
                "app.zoom.us",
                "zoom.com",
                "acme.zoom.com",
                "acme.zoomgov.com",
                "zoom.com.cn"
            })
    void anOrganisationsOwnHostIsKept(String host) {
        assertThat(known("https://" + host + "/j/987654321").url())
                .isEqualTo(URI.create("https://" + host + "/j/987654321"));
    }

    @Test
    void aRegistrantsTokenIsKept() {
        var url = "https://acme.zoom.us/w/987654321?tk=a%2Bb.c&pwd=p%26q&from=mail";
        assertThat(known(url).url()).isEqualTo(URI.create("https://acme.zoom.us/j/987654321?pwd=p%26q&tk=a%2Bb.c"));
    }

    @ParameterizedTest
    @CsvSource({
        "https://zoom.us/my/ann.lee?pwd=x, ann.lee, https://zoom.us/my/ann.lee?pwd=x",
        "https://events.zoom.us/ejl/AbCdEf-123_4~5, AbCdEf-123_4~5, https://events.zoom.us/ejl/AbCdEf-123_4~5",
    })
    void personalLinksAndEventsAreKnownByTheirNames(String text, String name, String url) {
        var address = known(text);
        assertThat(address.nativeId()).isEqualTo(name);
        assertThat(address.url()).isEqualTo(URI.create(url));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://zoom.us/",
                "https://zoom.us/j/",
                "https://zoom.us/j/12345",
                "https://zoom.us/j/123456789012",
                "https://zoom.us/j/abcdefghij",
                "https://zoom.us/join",
                "https://zoom.us/12345678901",
                "https://zoom.us/meeting/register/tJIqcuqp12345678901",
                "https://zoom.us/my/a/b",
                "https://zoom.us/my/1",
                "https://events.zoom.us/ev/AbCdEf123456",
                "https://zoom.us/rec/play/12345678901"
            })
    void whatNamesNoMeetingIsRefused(String text) {
        assertThat(refused(text)).startsWith("meeting_url is not a Zoom address");
    }
}
