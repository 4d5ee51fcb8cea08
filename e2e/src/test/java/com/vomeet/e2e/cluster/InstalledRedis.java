package com.vomeet.e2e.cluster;

import static org.assertj.core.api.Assertions.assertThat;

/** The Redis that a release of the product's chart brings, asked in its own pod, which knows the passwords of its users. */
record InstalledRedis(Release release) {
    /** What is written to it outlives it, and each user may do what they have to and no more. */
    void keepsWhatItHasAndToWhomItBelongs() {
        assertThat(manager("CONFIG GET appendonly")).isEqualTo("appendonly\nyes\n");
        assertThat(release.exec("redis-0", "ls", "/data/appendonlydir").out()).contains(".aof.manifest");
        assertThat(manager("ACL LIST").lines())
                .satisfiesExactlyInAnyOrder(
                        line -> assertThat(line).startsWith("user default off ").endsWith(" -@all"),
                        line -> assertThat(line).startsWith("user vomeet-manager on "),
                        line -> assertThat(line)
                                .startsWith("user vomeet-bot on ")
                                .contains(" #", " %W~transcription_segments ", " &bot_commands:* ", " -@all ")
                                .doesNotContain("nopass"));
        assertThat(say("redis-cli PING")).contains("NOAUTH");
        for (var refused : new String[] {
            "XRANGE transcription_segments - +", "GET key", "PUBLISH bot_commands:1 leave", "CONFIG GET appendonly"
        }) {
            assertThat(say(asUser("vomeet-bot", "BOT_PASSWORD", refused)))
                    .as(refused)
                    .contains("NOPERM");
        }
    }

    /** Whose connections there are. */
    String clients() {
        return manager("CLIENT LIST");
    }

    private String manager(String command) {
        return say(asUser("vomeet-manager", "MANAGER_PASSWORD", command));
    }

    private static String asUser(String user, String password, String command) {
        return "REDISCLI_AUTH=$" + password + " redis-cli --no-auth-warning --user " + user + " " + command;
    }

    private String say(String line) {
        return release.exec("redis-0", "sh", "-c", line).all();
    }
}
