package com.vomeet.manager.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.contract.EndReason;
import com.vomeet.contract.MeetingStatus;
import com.vomeet.manager.SpeakingBot;
import com.vomeet.manager.WebStage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Pictures of the page, light and dark, wide and narrow, in {@code target/pictures}: those of the documents come from here. */
final class PagePicturesIT {
    private static final Path FOLDER = Path.of("target", "pictures");

    @Test
    void thePageIsPictured() throws IOException {
        Files.createDirectories(FOLDER);
        try (var stage = new WebStage();
                var tab = Tab.open()) {
            stage.bot("kqz-wmpd-hra").joins().bot().says(MeetingStatus.COMPLETED, EndReason.LEFT_ALONE);
            stage.bot("fno-prtu-xye").bot().says(MeetingStatus.FAILED, EndReason.AWAITING_ADMISSION_TIMEOUT);
            stage.bot("obd-cvas-lki").bot().says(MeetingStatus.AWAITING_ADMISSION);
            var bot = talk(stage.bot("tmw-hekd-qsa").joins());
            var code = stage.manager()
                    .oneTimeCodes()
                    .create(stage.account().account().id());

            tab.go(stage.base(), "/app/");
            tab.awaitText("API key");
            take(tab, "sign-in");
            tab.go(stage.base(), "/app/enter?code=" + code.reveal() + "&meeting=" + bot.meeting());
            tab.awaitText("and one more thing");
            tab.value("window.scrollTo(0, 0)");
            take(tab, "meeting-light");
            tab.colours("dark");
            take(tab, "meeting-dark");
            tab.size(390, 844);
            take(tab, "meeting-narrow-dark");
            tab.colours("light");
            take(tab, "meeting-narrow");
            tab.size(1200, 860);
            tab.go(stage.base(), "/app/");
            tab.awaitText("kqz-wmpd-hra");
            take(tab, "meetings");
            tab.colours("dark");
            take(tab, "meetings-dark");
            tab.colours("light");
            tab.go(stage.base(), "/app/meetings/2");
            tab.awaitText("Nobody let it in.");
            take(tab, "failed");
            assertThat(FOLDER.resolve("meeting-light.png")).isNotEmptyFile();
        }
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

    private static void take(Tab tab, String name) throws IOException {
        Files.write(FOLDER.resolve(name + ".png"), tab.picture());
    }
}
