package com.vomeet.bot;

import com.vomeet.bot.page.MeetingPage;
import com.vomeet.bot.page.PageListener;
import com.vomeet.contract.bot.BotConfig;

/** The pages that this build can open. */
final class Pages {
    private Pages() {}

    static MeetingPages of(BotConfig config, BotSettings settings) {
        return new MeetingPages() {
            @Override
            public boolean served() {
                return false;
            }

            @Override
            public MeetingPage make(PageListener listener) {
                throw new IllegalStateException(
                        "no page for " + config.platform() + " with cues of " + settings.cuesDir());
            }
        };
    }
}
