package com.vomeet.cli.command;

import java.util.List;

/** The commands of this module. */
public final class Commands {
    private Commands() {}

    public static List<Object> all() {
        return List.of(
                new DemoCommand(),
                new UpCommand(),
                new JoinCommand(),
                new LsCommand(),
                new LeaveCommand(),
                new TranscriptCommand(),
                new KeyCommand(),
                new AdminCommand(),
                new LabCommand());
    }
}
