package com.vomeet.cdp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class LaunchConfigTest {
    @Test
    void theProgramIsTheOneOfTheKindUnlessNamed() {
        assertThat(LaunchConfig.of(BrowserKind.SHELL).programFile())
                .isEqualTo(Path.of("/usr/lib/chromium/chromium-headless-shell"));
        assertThat(LaunchConfig.of(BrowserKind.HEADLESS).programFile())
                .isEqualTo(Path.of("/usr/lib/chromium/chromium"));
        assertThat(LaunchConfig.of(BrowserKind.SHELL)
                        .withProgram(Path.of("/opt/x"))
                        .programFile())
                .isEqualTo(Path.of("/opt/x"));
    }

    @Test
    void kindsAreFoundByTheirWord() {
        assertThat(BrowserKind.find("headless")).contains(BrowserKind.HEADLESS);
        assertThat(BrowserKind.find("firefox")).isEmpty();
    }

    @Test
    void thePipeAndTheEmptySetOfFlagsAreTheDefault() {
        var config = LaunchConfig.of(BrowserKind.SHELL);
        assertThat(config.link()).isEqualTo(LaunchConfig.Link.PIPE);
        assertThat(config.flags()).isEmpty();
        assertThat(config.withLink(LaunchConfig.Link.WEB_SOCKET)
                        .withFlags("--a", "--b")
                        .withParent(Path.of("/x")))
                .satisfies(other -> {
                    assertThat(other.link()).isEqualTo(LaunchConfig.Link.WEB_SOCKET);
                    assertThat(other.flags()).containsExactly("--a", "--b");
                    assertThat(other.parent()).isEqualTo(Path.of("/x"));
                });
    }

    @Test
    void noPatienceIsRefused() {
        var config = LaunchConfig.of(BrowserKind.SHELL);
        assertThatThrownBy(() -> config.withPatience(Duration.ZERO)).hasMessageContaining("PT0S");
    }

    @Test
    void theCommandLineHasTheKindsFlagsThenTheCallers() {
        var config = LaunchConfig.of(BrowserKind.HEADLESS).withFlags("--last");
        var flags = Flags.of(config, new BrowserFolder(Path.of("/f")));
        assertThat(flags)
                .startsWith("--headless=new")
                .endsWith("--last")
                .contains("--user-data-dir=/f/profile", "--remote-debugging-pipe", "--lang=en-US")
                .noneMatch(flag -> flag.startsWith("--user-agent") || flag.contains("AutomationControlled"));
        assertThat(Flags.of(LaunchConfig.of(BrowserKind.SHELL), new BrowserFolder(Path.of("/f"))))
                .contains("--in-process-gpu")
                .doesNotContain("--headless=new")
                .noneMatch(flag -> flag.contains("AudioService"));
        assertThat(Flags.of(config.withLink(LaunchConfig.Link.WEB_SOCKET), new BrowserFolder(Path.of("/f"))))
                .contains("--remote-debugging-port=0")
                .doesNotContain("--remote-debugging-pipe");
    }
}
