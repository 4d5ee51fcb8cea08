package com.vomeet.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vomeet.bot.page.CueSheet;
import com.vomeet.bot.page.Heard;
import com.vomeet.cdp.BrowserKind;
import com.vomeet.cdp.LaunchConfig;
import com.vomeet.contract.Platform;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class PagesTest {
    private static final CueSheet SHEET = CueSheet.load(Platform.GOOGLE_MEET, Optional.empty());

    private static BotSettings settings(String browser) {
        var environment = Map.of("WHISPER_LIVE_URL", "ws://127.0.0.1:1/ws", "BOT_BROWSER", browser);
        return switch (BotSettings.read(environment)) {
            case BotSettings.Result.Valid(var settings) -> settings;
            case BotSettings.Result.Invalid(var problems) -> throw new AssertionError(problems);
        };
    }

    private static MeetingPages.Higher higher(String browser) {
        return new Pages(SHEET, settings(browser)).makeHigher(new Heard());
    }

    @Test
    void aboveTheShellThereIsFullChromiumWhereItIsInstalled() {
        if (LaunchConfig.of(BrowserKind.HEADLESS).isInstalled()) {
            assertThat(higher("shell"))
                    .isInstanceOfSatisfying(
                            MeetingPages.Higher.Made.class,
                            made -> assertThat(made.kind()).isEqualTo("headless"));
        } else {
            assertThat(higher("shell"))
                    .isEqualTo(new MeetingPages.Higher.None(
                            "the next kind, headless, is not installed (Debian's package chromium)"));
        }
    }

    @Test
    void aboveFullChromiumThereIsNothing() {
        assertThat(higher("headless"))
                .isEqualTo(new MeetingPages.Higher.None("there is no higher kind of browser than headless"));
    }

    @Test
    void aPlatformWithoutCuesHasNoPages() {
        var none = new Pages(null, settings("shell"));
        assertThat(none.served()).isFalse();
        assertThatThrownBy(() -> none.make(new Heard())).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void onlyFullChromiumMindsALongFolder() {
        var deep = Path.of("/var/lib/vomeet/workloads/vomeet-bot-1234567-0123abcd/data");
        assertThat(Pages.fits(BrowserKind.SHELL, deep)).isTrue();
        assertThat(Pages.fits(BrowserKind.HEADLESS, deep)).isFalse();
        assertThat(Pages.fits(BrowserKind.HEADLESS, Path.of("/tmp"))).isTrue();
    }
}
