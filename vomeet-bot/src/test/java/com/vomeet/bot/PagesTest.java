package com.vomeet.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vomeet.bot.page.CueSheet;
import com.vomeet.bot.page.Heard;
import com.vomeet.bot.recorder.LogLevel;
import com.vomeet.cdp.BrowserKind;
import com.vomeet.cdp.LaunchConfig;
import com.vomeet.contract.Platform;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class PagesTest {
    private static final CueSheet SHEET = CueSheet.load(Platform.GOOGLE_MEET, Optional.empty());

    private static MeetingPages pages(@Nullable String browser) {
        var settings = new BotSettings(
                URI.create("ws://127.0.0.1:1/ws"), browser, null, null, null, null, LogLevel.INFO, List.of());
        return new Pages(SHEET, settings);
    }

    private static MeetingPages.Higher higher(@Nullable String browser) {
        return pages(browser).makeHigher(new Heard());
    }

    @Test
    void aboveTheShellThereIsFullChromiumWhereItIsInstalled() {
        if (LaunchConfig.of(BrowserKind.HEADLESS).isInstalled()) {
            assertThat(higher(null))
                    .isInstanceOfSatisfying(
                            MeetingPages.Higher.Made.class,
                            made -> assertThat(made.kind()).isEqualTo("headless"));
        } else {
            assertThat(higher(null))
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
        var settings = new BotSettings(
                URI.create("ws://127.0.0.1:1/ws"), null, null, null, null, null, LogLevel.INFO, List.of());
        var none = new Pages(null, settings);
        assertThat(none.served()).isFalse();
        assertThatThrownBy(() -> none.make(new Heard())).isInstanceOf(IllegalStateException.class);
    }
}
