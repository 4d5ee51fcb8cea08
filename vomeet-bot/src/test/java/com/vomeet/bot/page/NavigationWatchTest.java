package com.vomeet.bot.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.contract.Platform;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class NavigationWatchTest {
    private static final CueSheet MEET = CueSheet.load(Platform.GOOGLE_MEET, Optional.empty());

    private static NavigationWatch opened(String address) {
        return new NavigationWatch(MEET, URI.create(address));
    }

    private static Optional<PageLoss> away(String site) {
        return Optional.of(new PageLoss.NavigatedAway(site));
    }

    private static Optional<PageLoss> home(String site) {
        return Optional.of(new PageLoss.NavigatedAway(site, true));
    }

    @Test
    void theMeetingItselfIsNoLossNorIsMovingAboutOnItsSite() {
        var watch = opened("https://meet.google.com/abc");
        assertThat(watch.navigated("about:blank", "")).isEmpty();
        assertThat(watch.navigated("https://meet.google.com/abc", "")).isEmpty();
        assertThat(watch.navigated("https://meet.google.com/abc?pli=1", "")).isEmpty();
    }

    @Test
    void anotherHostIsALoss() {
        var watch = opened("https://meet.google.com/abc");
        watch.navigated("https://meet.google.com/abc", "");
        assertThat(watch.navigated("https://workspace.google.com/products/meet/", ""))
                .isEqualTo(home("workspace.google.com"));
    }

    @Test
    void aHostThatOnlyLooksLikeThePlatformsOwnIsNotItsHome() {
        var watch = opened("https://meet.google.com/abc");
        watch.navigated("https://meet.google.com/abc", "");
        assertThat(watch.navigated("https://workspace.google.com.example/", ""))
                .isEqualTo(away("workspace.google.com.example"));
    }

    @Test
    void thePlatformsAddressThatLeadsElsewhereAtOnceIsALoss() {
        assertThat(opened("https://meet.google.com/abc").navigated("https://workspace.google.com/", ""))
                .isEqualTo(home("workspace.google.com"));
    }

    @Test
    void theSignInPageIsSightedNotLost() {
        var watch = opened("https://meet.google.com/abc");
        assertThat(watch.navigated("https://accounts.google.com/signin", "")).isEmpty();
        assertThat(watch.navigated("https://meet.google.com/abc", "")).isEmpty();
    }

    @Test
    void anyOtherAddressMayRedirectWhileItIsOpened() {
        var watch = opened("http://go.example/m");
        assertThat(watch.navigated("http://meetings.example:8080/abc", "")).isEmpty();
        assertThat(watch.navigated("http://meetings.example:8080/abc/2", "")).isEmpty();
        assertThat(watch.navigated("http://meetings.example:9090/abc", "")).isEqualTo(away("meetings.example:9090"));
    }

    @Test
    void anEmptyPageAfterTheMeetingIsALoss() {
        var watch = opened("http://meetings.example/abc");
        watch.navigated("http://meetings.example/abc", "");
        assertThat(watch.navigated("about:blank", "")).isEqualTo(away("about:blank"));
    }

    @Test
    void anErrorPageIsNotLoaded() {
        assertThat(opened("http://meetings.example/abc")
                        .navigated("chrome-error://chromewebdata/", "http://meetings.example/abc"))
                .isEqualTo(Optional.of(new PageLoss.NotLoaded("cannot be reached: http://meetings.example/abc")));
    }
}
