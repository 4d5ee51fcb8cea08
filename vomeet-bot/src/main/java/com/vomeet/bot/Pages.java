package com.vomeet.bot;

import com.vomeet.bot.page.BrowserMeetingPage;
import com.vomeet.bot.page.CueSheet;
import com.vomeet.bot.page.MeetingPage;
import com.vomeet.bot.page.PageListener;
import com.vomeet.cdp.BrowserKind;
import com.vomeet.cdp.LaunchConfig;
import com.vomeet.contract.bot.BotConfig;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The pages that this build can open: those of platforms that have a cue file.
 *
 * @param sheet null: there is none for the platform
 */
record Pages(@Nullable CueSheet sheet, BotSettings settings) implements MeetingPages {
    /** @throws com.vomeet.bot.page.BadCueSheet when there is a file of cues that cannot be used */
    static MeetingPages of(BotConfig config, BotSettings settings) {
        var folder = Optional.ofNullable(settings.cuesDir());
        return new Pages(CueSheet.find(config.platform(), folder).orElse(null), settings);
    }

    @Override
    public boolean served() {
        return sheet != null;
    }

    @Override
    public MeetingPage make(PageListener listener) {
        var cues = sheet;
        if (cues == null) {
            throw new IllegalStateException("this platform is not served: ask served() first");
        }
        return new BrowserMeetingPage(launch(cues), cues, listener);
    }

    private LaunchConfig launch(CueSheet cues) {
        var wanted = Optional.ofNullable(settings.browser()).flatMap(BrowserKind::find);
        var config = LaunchConfig.of(wanted.orElse(cues.browser()));
        var program = settings.chromium();
        config = program == null ? config : config.withProgram(program);
        config = config.withSandbox(settings.sandbox());
        var authorities = settings.authorities();
        config = authorities == null ? config : config.withAuthorities(authorities);
        // Whoever removes the bot's folder removes what its browser left behind, too.
        var folder = settings.dataDir();
        return folder == null ? config : config.withParent(folder);
    }
}
