package com.vomeet.bot;

import com.vomeet.bot.recorder.LogLevel;
import com.vomeet.cdp.Sandbox;
import com.vomeet.contract.bot.BotConfig;
import com.vomeet.contract.bot.FieldProblem;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What the environment says beside {@code BOT_CONFIG}; the variables are listed in {@code docs/operate.md}.
 *
 * @param whisperLive null: {@code BOT_CONFIG} says
 * @param browser {@code shell} or {@code headless}; null: the platform's own
 * @param chromium null: found where Debian puts it
 * @param sandbox what keeps pages from the machine
 * @param authorities file of certificates that browser and bot trust besides the public ones; null: none
 * @param dataDir null: a temporary folder
 * @param cuesDir null: the built-in cues only
 * @param terminationMessage null: there is nowhere to write it
 * @param unknown variables that look like a bot's and are none
 */
public record BotSettings(
        @Nullable URI whisperLive,
        @Nullable String browser,
        @Nullable Path chromium,
        Sandbox sandbox,
        @Nullable Path authorities,
        @Nullable Path dataDir,
        @Nullable Path cuesDir,
        @Nullable Path terminationMessage,
        LogLevel logLevel,
        List<String> unknown) {
    private static final String SPEECH = "WHISPER_LIVE_URL";
    private static final Path KUBERNETES_TERMINATION_LOG = Path.of("/dev/termination-log");
    private static final Set<String> BROWSERS = Set.of("shell", "headless");
    private static final Set<String> KNOWN = Set.of(
            "BOT_CONFIG",
            "BOT_BROWSER",
            "BOT_CHROMIUM",
            "BOT_CHROME_SANDBOX",
            "BOT_CA",
            "BOT_CA_FILE",
            "BOT_DATA_DIR",
            "BOT_MANAGER_CALLBACK_URL");

    public BotSettings {
        unknown = List.copyOf(unknown);
    }

    /** What came of reading. */
    public sealed interface Result {
        record Valid(BotSettings settings) implements Result {}

        /** @param problems at least one */
        record Invalid(List<FieldProblem> problems) implements Result {
            public Invalid {
                problems = List.copyOf(problems);
            }
        }
    }

    public static Result read(Map<String, String> environment) {
        var problems = new ArrayList<FieldProblem>();
        var speech = webSocket(environment, problems);
        var browser = text(environment, "BOT_BROWSER");
        if ("window".equals(browser)) {
            problems.add(new FieldProblem("BOT_BROWSER", "window is not in this version; shell or headless"));
        } else if (browser != null && !BROWSERS.contains(browser)) {
            problems.add(new FieldProblem("BOT_BROWSER", "must be shell or headless, not '" + browser + "'"));
        }
        var chromium = path(environment, "BOT_CHROMIUM");
        if (chromium != null && !Files.isExecutable(chromium)) {
            problems.add(new FieldProblem("BOT_CHROMIUM", "is not a program: " + chromium));
        }
        var word = Objects.requireNonNullElse(text(environment, "BOT_CHROME_SANDBOX"), Sandbox.USUAL.word());
        var sandbox = Sandbox.find(word);
        if (sandbox.isEmpty()) {
            problems.add(new FieldProblem(
                    "BOT_CHROME_SANDBOX", "must be pod, namespace, sys-admin or usual, not '" + word + "'"));
        }
        var authorities = Authorities.read(text(environment, "BOT_CA_FILE"), text(environment, "BOT_CA"), problems);
        var cues = path(environment, "PLATFORM_CUES_DIR");
        if (cues != null && !Files.isDirectory(cues)) {
            problems.add(new FieldProblem("PLATFORM_CUES_DIR", "is not a folder: " + cues));
        }
        var level = LogLevel.find(Objects.requireNonNullElse(text(environment, "LOG_LEVEL"), "info"));
        if (level.isEmpty()) {
            problems.add(new FieldProblem("LOG_LEVEL", "must be debug, info, warning or error"));
        }
        if (!problems.isEmpty()) {
            return new Result.Invalid(problems);
        }
        return new Result.Valid(new BotSettings(
                speech,
                browser,
                chromium,
                sandbox.orElseThrow(),
                authorities,
                path(environment, "BOT_DATA_DIR"),
                cues,
                terminationMessage(environment),
                level.orElseThrow(),
                unknown(environment)));
    }

    static boolean namesNoSpeechServer(Map<String, String> environment) {
        return text(environment, SPEECH) == null;
    }

    /** The variable wins over the configuration, as with all that both may say. */
    Optional<URI> speechServer(BotConfig config) {
        return Optional.ofNullable(whisperLive).or(() -> Optional.ofNullable(config.whisperLiveUrl()));
    }

    /** Fields of {@code BOT_CONFIG} that a variable supplies, a Secret of the cluster for example: the variable wins. */
    static Map<String, String> insteadOfConfig(Map<String, String> environment) {
        var fields = new TreeMap<String, String>();
        var redis = text(environment, "REDIS_URL");
        if (redis != null) {
            fields.put("redisUrl", redis);
        }
        var callback = text(environment, "BOT_MANAGER_CALLBACK_URL");
        if (callback != null) {
            fields.put("botManagerCallbackUrl", callback);
        }
        return fields;
    }

    /** Found by itself, so that a bot whose other settings are wrong can say so. */
    static @Nullable Path terminationMessage(Map<String, String> environment) {
        var named = path(environment, "TERMINATION_MESSAGE_PATH");
        if (named != null) {
            return named;
        }
        return Files.isWritable(KUBERNETES_TERMINATION_LOG) ? KUBERNETES_TERMINATION_LOG : null;
    }

    private static @Nullable URI webSocket(Map<String, String> environment, List<FieldProblem> problems) {
        var text = text(environment, SPEECH);
        if (text == null) {
            return null;
        }
        try {
            var uri = URI.create(text);
            if (("ws".equals(uri.getScheme()) || "wss".equals(uri.getScheme())) && uri.getHost() != null) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            // falls through to the one message
        }
        problems.add(new FieldProblem(SPEECH, "must be a ws or wss URL"));
        return null;
    }

    private static @Nullable Path path(Map<String, String> environment, String name) {
        var text = text(environment, name);
        return text == null ? null : Path.of(text);
    }

    /** Blank is unset. */
    private static @Nullable String text(Map<String, String> environment, String name) {
        var text = environment.getOrDefault(name, "");
        return text.isBlank() ? null : text;
    }

    private static List<String> unknown(Map<String, String> environment) {
        var unknown = new TreeSet<String>();
        for (var name : environment.keySet()) {
            if (name.startsWith("BOT_") && !KNOWN.contains(name)) {
                unknown.add(name);
            }
        }
        return List.copyOf(unknown);
    }
}
