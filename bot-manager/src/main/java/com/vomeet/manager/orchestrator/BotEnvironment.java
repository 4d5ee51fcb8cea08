package com.vomeet.manager.orchestrator;

import com.vomeet.contract.Json;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A bot's environment: what it needs and nothing else. The manager's own has secrets that no bot may see. */
final class BotEnvironment {
    private static final Set<String> PASSED = Set.of(
            "PATH",
            "HOME",
            "USER",
            "LANG",
            "TZ",
            "JAVA_HOME",
            "DISPLAY",
            "LOG_LEVEL",
            "PLATFORM_CUES_DIR",
            "BOT_BROWSER",
            "BOT_CHROMIUM",
            // Programs do not agree on the case.
            "http_proxy",
            "https_proxy",
            "no_proxy",
            "HTTP_PROXY",
            "HTTPS_PROXY",
            "NO_PROXY");

    private BotEnvironment() {}

    static Map<String, String> of(Map<String, String> own, WorkloadSpec spec, WorkloadFolder folder) {
        var environment = new TreeMap<String, String>();
        own.forEach((name, value) -> {
            if (PASSED.contains(name) || name.startsWith("LC_")) {
                environment.put(name, value);
            }
        });
        environment.put("BOT_CONFIG", Json.write(spec.config()));
        environment.put("WHISPER_LIVE_URL", spec.whisperLiveUrl().toString());
        environment.put("TERMINATION_MESSAGE_PATH", folder.terminationMessage().toString());
        environment.put("BOT_DATA_DIR", folder.data().toString());
        environment.put("TMPDIR", folder.path().resolve("tmp").toString());
        return environment;
    }
}
