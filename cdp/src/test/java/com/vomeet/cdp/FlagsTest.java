package com.vomeet.cdp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class FlagsTest {
    private static final BrowserFolder FOLDER = new BrowserFolder(Path.of("/f"));

    private static List<String> of(LaunchConfig config) {
        return Flags.of(config, FOLDER);
    }

    private static String name(String flag) {
        return flag.replaceAll("=.*", "");
    }

    @ParameterizedTest
    @EnumSource
    void noFlagIsGivenTwiceSinceOnlyTheLastWouldCount(BrowserKind kind) {
        assertThat(of(LaunchConfig.of(kind)).stream().map(FlagsTest::name)).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource
    void everyKindIsQuietOnTheNetworkAndPlaysSoundWithoutAPress(BrowserKind kind) {
        assertThat(of(LaunchConfig.of(kind)))
                .contains(
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--autoplay-policy=no-user-gesture-required",
                        "--disable-background-timer-throttling",
                        "--lang=en-US")
                .doesNotContain("--disable-web-security", "--remote-allow-origins=*");
    }

    @ParameterizedTest
    @EnumSource
    void exactlyOneWayToTheBrowserIsOpen(LaunchConfig.Link link) {
        assertThat(of(LaunchConfig.of(BrowserKind.SHELL).withLink(link)))
                .filteredOn(flag -> flag.startsWith("--remote-debugging"))
                .hasSize(1);
    }

    @Test
    void onlyFullChromiumIsToldItsFirstPage() {
        assertThat(of(LaunchConfig.of(BrowserKind.SHELL))).doesNotContain("about:blank");
        assertThat(of(LaunchConfig.of(BrowserKind.HEADLESS))).contains("about:blank", "--headless=new");
        assertThat(of(LaunchConfig.of(BrowserKind.WINDOW)))
                .contains("about:blank")
                .noneMatch(flag -> flag.startsWith("--headless"));
    }

    @Test
    void theCallersFlagsComeLastInTheirOrderSoThatTheyWin() {
        assertThat(of(LaunchConfig.of(BrowserKind.SHELL).withFlags("--lang=de", "--window-size=1,1")))
                .endsWith("--lang=de", "--window-size=1,1");
    }

    @Test
    void theCallersFlagsCannotBeChangedAfterwards() {
        var flags = new ArrayList<>(List.of("--a"));
        var like = LaunchConfig.of(BrowserKind.SHELL);
        var config = new LaunchConfig(
                like.kind(),
                like.program(),
                like.parent(),
                flags,
                like.link(),
                like.patience(),
                like.sandbox(),
                like.authorities());
        flags.add("--b");
        assertThat(of(config)).endsWith("--a");
        assertThatThrownBy(() -> config.flags().add("--c")).isInstanceOf(UnsupportedOperationException.class);
    }

    @ParameterizedTest
    @EnumSource
    void everyKindIsFoundByItsOwnWordOnly(BrowserKind kind) {
        assertThat(BrowserKind.find(kind.word())).contains(kind);
        assertThat(BrowserKind.find(kind.name())).isEmpty();
    }
}
