package com.vomeet.bot;

import com.vomeet.bot.recorder.JsonLog;
import java.io.IOException;

/** The bot program with {@link FakePage} instead of a browser; everyone is let in at once. */
public final class FakeBotProgram {
    private FakeBotProgram() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        JsonLog.prepare();
        System.exit(new Main(System.getenv(), (_, _) -> new FakePage.Maker(true)).run());
    }
}
