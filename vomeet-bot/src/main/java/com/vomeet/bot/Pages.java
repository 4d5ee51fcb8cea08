package com.vomeet.bot;

import com.vomeet.bot.page.BrowserMeetingPage;
import com.vomeet.bot.page.CueSheet;
import com.vomeet.bot.page.MeetingPage;
import com.vomeet.bot.page.PageListener;
import com.vomeet.cdp.BrowserKind;
import com.vomeet.cdp.LaunchConfig;
import com.vomeet.contract.bot.BotConfig;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The pages that this build can open: those of platforms that have a cue file.
 *
 * @param sheet null: there is none for the platform
 */
record Pages(@Nullable CueSheet sheet, BotSettings settings) implements MeetingPages {
    private static final int LONGEST_PARENT = 50;

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
        var program = settings.chromium();
        var launch = LaunchConfig.of(kind());
        return page(program == null ? launch : launch.withProgram(program), listener);
    }

    /** BOT_CHROMIUM is the program of the kind before: this one is where Debian puts it, or is not there. */
    @Override
    public Higher makeHigher(PageListener listener) {
        var higher = kind().higher();
        if (higher.isEmpty()) {
            return new Higher.None("there is no higher kind of browser than " + kind().word());
        }
        var launch = LaunchConfig.of(higher.get());
        return launch.isInstalled()
                ? new Higher.Made(higher.get().word(), page(launch, listener))
                : new Higher.None("the next kind, " + higher.get().word() + ", is not installed (Debian's package "
                        + higher.get().debianPackage() + ")");
    }

    private BrowserKind kind() {
        return Optional.ofNullable(settings.browser())
                .flatMap(BrowserKind::find)
                .orElse(cues().browser());
    }

    private CueSheet cues() {
        if (sheet == null) {
            throw new IllegalStateException("this platform is not served: ask served() first");
        }
        return sheet;
    }

    private MeetingPage page(LaunchConfig launch, PageListener listener) {
        return new BrowserMeetingPage(prepared(launch), cues(), listener);
    }

    private LaunchConfig prepared(LaunchConfig launch) {
        var config = launch.withSandbox(settings.sandbox());
        var authorities = settings.authorities();
        config = authorities == null ? config : config.withAuthorities(authorities);
        // Whoever removes the bot's folder removes what its browser left behind, too.
        var folder = settings.dataDir();
        return folder == null || !fits(config.kind(), folder) ? config : config.withParent(folder);
    }

    /**
     * Full Chromium ends at once where the path of the socket in its temporary folder is longer than a socket's may be (107 bytes,
     * unix(7)); what it adds to the folder that it is given are 57.
     */
    static boolean fits(BrowserKind kind, Path folder) {
        return kind == BrowserKind.SHELL || folder.toString().length() <= LONGEST_PARENT;
    }
}
