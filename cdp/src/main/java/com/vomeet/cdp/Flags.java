package com.vomeet.cdp;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The browser's command line. docs/decisions/browser-flags.md has what each group saves. */
final class Flags {
    /** Nothing of its own on the network, no first-run pages, one language, sound without a press. */
    private static final List<String> ALWAYS = List.of(
            "--no-first-run",
            "--no-default-browser-check",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--disable-default-apps",
            "--disable-extensions",
            "--disable-breakpad",
            "--disable-crash-reporter",
            "--disable-quic",
            "--password-store=basic",
            "--metrics-recording-only",
            "--lang=en-US",
            "--accept-lang=en-US,en",
            "--autoplay-policy=no-user-gesture-required",
            "--disable-backgrounding-occluded-windows",
            "--disable-renderer-backgrounding",
            "--disable-background-timer-throttling",
            "--log-level=2",
            "--window-size=1280,720");

    /** There is nothing to draw, and one site on the network. Sound keeps its own process: without it frames are lost under load. */
    private static final List<String> FEWER_PROCESSES =
            List.of("--disable-gpu", "--in-process-gpu", "--enable-features=NetworkServiceInProcess2");

    /** Full Chromium keeps a page's process in reserve; there will be no second page. */
    private static final String NO_SPARE_PROCESS = "--disable-features=SpareRendererForSitePerProcess";

    /** Instead of the start page, which would still be loading when we take it over. */
    private static final String FIRST_PAGE = "about:blank";

    /** Below this a container's shared memory is too small for a browser; it then uses its temporary folder. */
    private static final long SMALL_SHARED_MEMORY = 256L << 20;

    private static final Path SHARED_MEMORY = Path.of("/dev/shm");

    private Flags() {}

    static List<String> of(LaunchConfig config, BrowserFolder folder) {
        var flags = new ArrayList<>(
                switch (config.kind()) {
                    case SHELL -> FEWER_PROCESSES;
                    case HEADLESS -> List.of("--headless=new", NO_SPARE_PROCESS, FIRST_PAGE);
                    case WINDOW -> List.of(NO_SPARE_PROCESS, FIRST_PAGE);
                });
        flags.addAll(ALWAYS);
        flags.add("--user-data-dir=" + folder.profile());
        flags.add(
                switch (config.link()) {
                    case PIPE -> "--remote-debugging-pipe";
                    case WEB_SOCKET -> "--remote-debugging-port=0";
                });
        flags.addAll(config.sandbox().flags(config.kind(), isRoot()));
        if (sharedMemoryIsSmall()) {
            flags.add("--disable-dev-shm-usage");
        }
        flags.addAll(config.flags());
        return flags;
    }

    private static boolean isRoot() {
        try {
            return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
        } catch (IOException e) {
            return "root".equals(System.getProperty("user.name"));
        }
    }

    private static boolean sharedMemoryIsSmall() {
        try {
            return Files.getFileStore(SHARED_MEMORY).getTotalSpace() < SMALL_SHARED_MEMORY;
        } catch (IOException e) {
            return true;
        }
    }
}
