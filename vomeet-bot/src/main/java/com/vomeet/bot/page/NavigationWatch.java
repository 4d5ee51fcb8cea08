package com.vomeet.bot.page;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * Tells going to another site from the redirects of opening a page. Home is where the opening led to; the platform's own hosts are
 * one site. For one thread.
 */
final class NavigationWatch {
    private static final String ERROR_SCHEME = "chrome-error:";
    private static final String BLANK = "about:blank";

    private final List<String> own;
    private final List<String> homes;
    private final List<String> cues;
    private final boolean openedOwn;
    private String home = "";

    /** {@code opened} is the address that was asked for. */
    NavigationWatch(CueSheet sheet, URI opened) {
        this.own = sheet.hosts();
        this.homes = sheet.homeHosts();
        this.cues = sheet.hostsOfCues();
        this.openedOwn = sheet.isOwn(opened);
    }

    /** What it means that the page's own frame is now at this address; empty if all is well. */
    Optional<PageLoss> navigated(String url, String unreachable) {
        if (isErrorPage(url)) {
            return Optional.of(new PageLoss.NotLoaded("cannot be reached: " + unreachable));
        }
        if (url.equals(BLANK) && home.isEmpty()) {
            return Optional.empty(); // where every page begins
        }
        var site = site(url);
        if (cues.contains(host(url)) || site.equals(home)) {
            return Optional.empty();
        }
        if (home.isEmpty() && (!openedOwn || own.contains(host(url)))) {
            home = site;
            return Optional.empty();
        }
        return own.contains(host(url)) && openedOwn
                ? Optional.empty()
                : Optional.of(new PageLoss.NavigatedAway(site.isEmpty() ? url : site, homes.contains(host(url))));
    }

    /** What the browser shows where nothing has been loaded: yet, or because it could not be. */
    static boolean isNoDocument(String url) {
        return url.equals(BLANK) || isErrorPage(url);
    }

    private static boolean isErrorPage(String url) {
        return url.startsWith(ERROR_SCHEME);
    }

    private static String host(String url) {
        return address(url).map(URI::getHost).orElse("");
    }

    /** Host and port: on one machine a port is a site of its own. */
    private static String site(String url) {
        return address(url)
                .map(address -> address.getPort() < 0 ? address.getHost() : address.getHost() + ":" + address.getPort())
                .orElse("");
    }

    private static Optional<URI> address(String url) {
        try {
            return Optional.of(URI.create(url)).filter(address -> address.getHost() != null);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
