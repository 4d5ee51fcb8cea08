package com.vomeet.cdp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class BrowserKindTest {
    @Test
    void aKindIsFoundByItsWord() {
        assertThat(BrowserKind.find("headless")).contains(BrowserKind.HEADLESS);
        assertThat(BrowserKind.find("tabs")).isEmpty();
    }

    @Test
    void aboveTheShellThereIsFullChromiumAndAboveThatNothingYet() {
        assertThat(BrowserKind.SHELL.higher()).contains(BrowserKind.HEADLESS);
        assertThat(BrowserKind.HEADLESS.higher()).isEmpty();
        assertThat(BrowserKind.WINDOW.higher()).isEmpty();
    }

    @Test
    void eachNamesThePackageThatBringsIt() {
        assertThat(BrowserKind.SHELL.debianPackage()).isEqualTo("chromium-headless-shell");
        assertThat(BrowserKind.HEADLESS.debianPackage()).isEqualTo("chromium");
    }
}
