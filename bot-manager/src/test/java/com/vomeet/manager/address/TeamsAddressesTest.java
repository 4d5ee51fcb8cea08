package com.vomeet.manager.address;

import static com.vomeet.manager.address.Addresses.known;
import static com.vomeet.manager.address.Addresses.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.contract.Platform;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TeamsAddressesTest {
    private static final String CONVERSATION = "19:meeting_NjQ2ZjY4YmQ@thread.v2";
    private static final String CONTEXT = "{\"Tid\":\"11111111-aaaa-4bbb-8ccc-222222222222\",\"Oid\":\"33333333\"}";
    private static final String PATH = "/l/meetup-join/19%3Ameeting_NjQ2ZjY4YmQ%40thread.v2/0";
    private static final String PLAIN = "https://teams.microsoft.com" + PATH + "?context=" + encoded(CONTEXT);

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "teams.live.com",
                "teams.microsoft.com",
                "teams.cloud.microsoft",
                "teams.microsoft.us",
                "gov.teams.microsoft.us",
                "dod.teams.microsoft.us",
                "teams.microsoftonline.cn"
            })
    void aShortLinkKeepsItsHostAndItsPasscode(String host) {
        var url = "https://" + host + "/meet/9876543210123?p=abcDEF123";
        assertThat(known(url + "&launchType=web"))
                .isEqualTo(new MeetingAddress(Platform.TEAMS, "9876543210123", URI.create(url), "abcDEF123"));
    }

    @Test
    void aShortLinkMayHaveNoPasscode() {
        assertThat(known("https://teams.microsoft.com/meet/9876543210123").passcode())
                .isNull();
    }

    @Test
    void anInvitationIsNamedByItsConversation() {
        assertThat(known(PLAIN)).isEqualTo(new MeetingAddress(Platform.TEAMS, CONVERSATION, URI.create(PLAIN), null));
    }

    @Test
    void everyDressOfAnInvitationIsTheSameInvitation() {
        var inner = PATH + "?context=" + encoded(CONTEXT);
        for (var text : new String[] {
            // as people copy it, with characters that a URL must not have
            "https://teams.microsoft.com/l/meetup-join/19:meeting_NjQ2ZjY4YmQ@thread.v2/0?context=" + CONTEXT,
            "https://teams.microsoft.com/_#" + inner,
            "https://teams.microsoft.com/v2/?meetingjoin=true#" + inner + "&anon=true",
            "https://teams.microsoft.com/dl/launcher/launcher.html?url=" + encoded("/_#" + inner)
                    + "&type=meetup-join&deeplinkId=7&directDl=true",
            "msteams:" + inner,
            "msteams://teams.microsoft.com" + inner,
            PLAIN + "&anon=true#x"
        }) {
            assertThat(known(text)).as(text).isEqualTo(known(PLAIN));
        }
    }

    @Test
    void aLauncherMayHoldAShortLink() {
        var address = known("https://teams.live.com/dl/launcher/launcher.html?url="
                + encoded("/_#/meet/9876543210123?p=abcDEF123&anon=true") + "&type=meet");
        assertThat(address.url()).isEqualTo(URI.create("https://teams.live.com/meet/9876543210123?p=abcDEF123"));
    }

    @Test
    void aChannelsMeetingIsNamedByTheMessageToo() {
        var address = known(
                "https://teams.microsoft.com/l/meetup-join/19%3acbe3683f25094106b826%40thread.tacv2/1600000000001?context="
                        + encoded(CONTEXT));
        assertThat(address.nativeId()).isEqualTo("19:cbe3683f25094106b826@thread.tacv2~1600000000001");
        assertThat(address.url().getRawPath())
                .isEqualTo("/l/meetup-join/19%3Acbe3683f25094106b826%40thread.tacv2/1600000000001");
    }

    @Test
    void theLightClientsCoordinatesAreAnInvitation() {
        var coordinates = "{\"conversationId\":\"" + CONVERSATION
                + "\",\"tenantId\":\"11111111-aaaa-4bbb-8ccc-222222222222\",\"organizerId\":\"33333333\","
                + "\"messageId\":\"0\"}";
        for (var encoder : new Base64.Encoder[] {
            Base64.getEncoder(), Base64.getUrlEncoder().withoutPadding()
        }) {
            var coords = encoder.encodeToString(coordinates.getBytes(StandardCharsets.UTF_8));
            assertThat(known("https://teams.microsoft.com/light-meetings/launch?agent=web&coords=" + encoded(coords)))
                    .isEqualTo(known(PLAIN));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://teams.live.com/meet/123",
                "https://teams.live.com/9876543210123",
                "https://teams.live.com/meet/9876543210123/x",
                "https://teams.live.com/meet/9876543210123?p=x",
                "https://teams.microsoft.com/l/channel/19%3Ax%40thread.tacv2/General",
                "https://teams.microsoft.com/l/meetup-join/",
                "https://teams.microsoft.com/l/meetup-join/20%3Ax%40thread.v2/0",
                "https://teams.microsoft.com/l/meetup-join/19%3Ax%2F..%40thread.v2/0",
                "https://teams.microsoft.com/l/meetup-join/19%3Ax%40thread.v2/x",
                "https://teams.microsoft.com/l/meetup-join/19%3Ax%40thread.v2/0?context=x",
                "https://teams.microsoft.com/light-meetings/launch?coords=%7B",
                "https://teams.microsoft.com/light-meetings/launch?coords=bm90anNvbg==",
                "https://teams.microsoft.com/dl/launcher/launcher.html?url=https://evil.org",
                "https://teams.microsoft.com/"
            })
    void whatNamesNoMeetingIsRefused(String text) {
        assertThat(refused(text)).startsWith("meeting_url is not a Teams address");
    }
}
