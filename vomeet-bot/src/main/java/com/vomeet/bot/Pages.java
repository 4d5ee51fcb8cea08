package com.vomeet.bot;

import com.vomeet.bot.page.BrowserMeetingPage;
import com.vomeet.bot.page.CueSheet;
import com.vomeet.bot.page.MeetingPage;
import com.vomeet.bot.page.PageListener;
import com.vomeet.cdp.BrowserKind;
import com.vomeet.cdp.LaunchConfig;
import com.vomeet.contract.Platform;
import com.vomeet.contract.bot.BotConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Pages in a browser of the kind and with the cues that the settings name.
 *
 * @param sheet null: there are no cues for the platform
 */
record Pages(BotSettings settings, @Nullable CueSheet sheet) implements MeetingPages {
    /** @throws com.vomeet.bot.page.BadCueSheet when there is a file of cues that cannot be used */
    static MeetingPages of(BotConfig config, BotSettings settings) {
        var folder = Optional.ofNullable(settings.cuesDir());
        var sheet = hasCues(config.platform(), folder) ? CueSheet.load(config.platform(), folder) : null;
        return new Pages(settings, sheet);
    }

    private static boolean hasCues(Platform platform, Optional<Path> folder) {
        var name = platform.wire() + ".yaml";
        return folder.filter(f -> Files.isRegularFile(f.resolve(name))).isPresent()
                || Pages.class.getResource("/platforms/" + name) != null;
    }

    @Override
    public boolean served() {
        return sheet != null;
    }

    @Override
    public MeetingPage make(PageListener listener) {
        if (sheet == null) {
            throw new IllegalStateException("a page was wanted for a platform that is not served");
        }
        return new BrowserMeetingPage(launch(sheet), sheet, listener);
    }

    private LaunchConfig launch(CueSheet cues) {
        var wanted = settings.browser();
        var kind = wanted == null ? cues.browser() : BrowserKind.valueOf(wanted.toUpperCase(Locale.ROOT));
        var launch = LaunchConfig.of(kind);
        var program = settings.chromium();
        if (program != null) {
            launch = launch.withProgram(program);
        }
        // In the bot's own folder, where whoever removes that removes the browser's remains too.
        var parent = settings.dataDir();
        return parent == null ? launch : launch.withParent(parent);
    }
}
