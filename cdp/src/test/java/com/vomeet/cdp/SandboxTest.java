package com.vomeet.cdp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class SandboxTest {
    @ParameterizedTest
    @EnumSource
    void everyKindIsFoundByItsOwnWordOnly(Sandbox sandbox) {
        assertThat(Sandbox.find(sandbox.word())).contains(sandbox);
        assertThat(Sandbox.find(sandbox.name())).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void usuallyChromiumMakesItsOwnUnlessItIsRoot(BrowserKind kind) {
        assertThat(Sandbox.USUAL.flags(kind, /* root= */ false)).isEmpty();
        assertThat(Sandbox.USUAL.flags(kind, /* root= */ true)).contains("--no-sandbox");
    }

    @Test
    void inAPodThereIsNoneAndTheShellNeedsNoZygotes() {
        assertThat(Sandbox.POD.flags(BrowserKind.SHELL, /* root= */ false))
                .containsExactly("--no-sandbox", "--no-zygote");
        assertThat(Sandbox.POD.flags(BrowserKind.HEADLESS, /* root= */ false)).containsExactly("--no-sandbox");
    }

    @ParameterizedTest
    @EnumSource(names = {"NAMESPACE", "SYS_ADMIN"})
    void aSandboxThatIsAskedForIsNeverGivenUp(Sandbox sandbox) {
        assertThat(sandbox.flags(BrowserKind.SHELL, /* root= */ true)).doesNotContain("--no-sandbox");
        assertThat(sandbox.flags(BrowserKind.SHELL, /* root= */ false)).hasSize(1);
    }
}
