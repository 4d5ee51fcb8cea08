package com.vomeet.bot.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vomeet.cdp.BrowserKind;
import com.vomeet.contract.Json;
import com.vomeet.contract.Platform;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CueSheetTest {
    private final CueSheet meet = CueSheet.load(Platform.GOOGLE_MEET, Optional.empty());

    @Test
    void theBuiltInSheetIsReadWhole() {
        assertThat(meet.browser()).isEqualTo(BrowserKind.SHELL);
        assertThat(meet.hosts()).containsExactly("meet.google.com");
        assertThat(meet.homeHosts()).contains("workspace.google.com");
        assertThat(meet.hostsOfCues()).containsExactly("accounts.google.com");
        assertThat(meet.stages()).hasSize(Stage.values().length - 2);
        assertThat(meet.cueNames())
                .contains("lobby.asking", "in_call.tile", "ended.left")
                .doesNotHaveDuplicates();
        assertThat(meet.isOwn(URI.create("https://meet.google.com/abc-defg-hij")))
                .isTrue();
        assertThat(meet.isOwn(URI.create("https://meet.google.com.evil.example/abc")))
                .isFalse();
    }

    @Test
    void everyCueNamesTheFactItRestsOn() {
        assertThat(meet.stages())
                .flatExtracting(StageCues::cues)
                .allSatisfy(cue -> assertThat(cue.source())
                        .containsPattern("(attendee|vexa) [0-9]\\.[0-9]|web 20[0-9]{2}-[0-9]{2}"));
    }

    @Test
    void cuesKnowNothingOfATestSite() throws IOException {
        try (var in = CueSheet.class.getResourceAsStream("/platforms/google_meet.yaml")) {
            assertThat(new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8))
                    .doesNotContainPattern("(?i)\\blab\\b|localhost|127\\.0\\.0\\.1|vomeet");
        }
    }

    @Test
    void stagesStandInTheOrderOfPrecedence() {
        assertThat(meet.stages()).extracting(StageCues::stage).isSorted();
    }

    @Test
    void theAgentGetsTextsOfAllLanguagesTogether() {
        var sheet = Json.MAPPER.readTree(meet.forAgent());
        var noAnswer = sheet.path("stages")
                .valueStream()
                .filter(stage -> stage.path("stage").asString("").equals("LOBBY_TIMED_OUT"))
                .findFirst()
                .orElseThrow()
                .path("cues")
                .path(0);
        assertThat(noAnswer.path("text")).hasSize(2);
        assertThat(noAnswer.path("trust").asString("")).isEqualTo("B");
        assertThat(sheet.path("controls").path("join").path(0).path("button")).hasSizeGreaterThan(5);
        assertThat(sheet.path("words_of_people").asString("")).contains("[role=log]");
    }

    @Test
    void aCueCanBeTakenAway() {
        var without = meet.without("lobby.asking");
        assertThat(without.cueNames())
                .doesNotContain("lobby.asking")
                .hasSize(meet.cueNames().size() - 1);
        assertThat(without.forAgent()).doesNotContain("Asking to be let in\",\"Asking to join");
    }

    @Test
    void aFileOfTheFolderReplacesTheBuiltInOne(@TempDir Path folder) throws IOException {
        assertThat(CueSheet.load(Platform.GOOGLE_MEET, Optional.of(folder))).isEqualTo(meet);
        Files.writeString(folder.resolve("google_meet.yaml"), "platform: zoom");
        assertThatThrownBy(() -> CueSheet.load(Platform.GOOGLE_MEET, Optional.of(folder)))
                .isInstanceOf(BadCueSheet.class)
                .hasMessage(folder.resolve("google_meet.yaml") + ": platform: must be google_meet");
    }

    @Test
    void aPlatformWithoutCuesIsAnError() {
        assertThatThrownBy(() -> CueSheet.load(Platform.ZOOM, Optional.empty()))
                .hasMessage("zoom.yaml: there are no cues for this platform");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            browser: shell                  | browser: netscape             | browser: must be shell, headless or window
            incoming_video: disabled        | incoming_video: inactive      | incoming_video: must be disabled or as_is
            hosts: [meet.google.com]        | hosts: [[1]]                  | hosts: must be a list of texts
            bypass_content_security_policy: true | bypass_content_security_policy: sure | bypass_content_security_policy: must be true or false
            LOBBY_TIMED_OUT:                | LOBBY_ASLEEP:                 | stages.LOBBY_ASLEEP: is not known here
            trust: C                        | trust: D                      | 'D' is none of [A, B, C, X]
            at_least: 2                     | at_least: 20                  | stages.IN_CALL: has 7 cues that may decide and needs 20
            unless: [PRE_JOIN]              | unless: [LUNCH]               | stages.SIGN_IN.cues.heading.unless: 'LUNCH' is none of
            alone: [lobby.alone]            | alone: [lobby.lonely]         | people.alone: there is no cue 'lobby.lonely'
            attribute: data-avatar-count    | trust: A                      | people.count[1]: must have label_matches, or a selector and its attribute
            unless: [denied.refused_or_gone] | unless: [denied.lunch]       | unless: there is no cue 'denied.lunch'
            host: [accounts.google.com]     | hsot: [accounts.google.com]   | stages.SIGN_IN.cues.host.hsot: is not known here
            at_least_pixels: [120, 40]      | at_least_pixels: [120]        | stages.CAPTCHA.cues.challenge.at_least_pixels: must be [width, height]
            [Reconnecting]}                 | }                             | stages.CONNECTION_LOST.cues.reconnecting.text
            people - [1-9][0-9]* joined     | people - [1-9 joined          | is not a regular expression
            cancel_knock:                   | cancel_all:                   | controls.cancel_all: is not known here
            speaking:                       | speakers:                     | speakers: is not known here
            platform: google_meet           | platform: "                   | is not YAML
            """)
    void aMistakeIsNamedWithItsPlace(String right, String wrong, String message) throws IOException {
        assertThatThrownBy(() -> CueSheetFile.read("x.yaml", changed(right, wrong), Platform.GOOGLE_MEET))
                .isInstanceOf(BadCueSheet.class)
                .hasMessageStartingWith("x.yaml: ")
                .hasMessageContaining(message);
    }

    private static String changed(String right, String wrong) throws IOException {
        try (var in = CueSheet.class.getResourceAsStream("/platforms/google_meet.yaml")) {
            var yaml = new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            assertThat(yaml).contains(right);
            return yaml.replace(right, wrong);
        }
    }

    @Test
    void aCueWithNothingToSeeIsAnError() {
        assertThatThrownBy(() -> CueSheetFile.read("x.yaml", """
                        platform: google_meet
                        browser: shell
                        hosts: []
                        bypass_content_security_policy: false
                        incoming_video: as_is
                        stages: {LOBBY: {cues: {empty: {present: true, trust: A, source: none}}}}
                        """, Platform.GOOGLE_MEET))
                .hasMessageContaining("stages.LOBBY.cues.empty: has no word that could be seen");
    }
}
