package com.vomeet.manager.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.vomeet.contract.Secret;
import com.vomeet.manager.account.AccountId;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class SecretBoxTest {
    private static final Secret OLD = Secret.of("signing-key-of-before-0123456789abcdef");
    private static final Secret NEW = Secret.of("signing-key-of-now-0123456789abcdefghi");
    private static final AccountId ACCOUNT = new AccountId(3);
    private static final Secret SECRET = Secret.of("a secret of an endpoint");

    @Test
    void whatWasSealedCanBeOpenedAndNotRead() {
        var box = new SecretBox(NEW, null);
        var sealed = box.seal(SECRET, ACCOUNT);
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain(SECRET.reveal());
        assertThat(box.open(sealed, ACCOUNT)).isEqualTo(new SecretBox.Opened(SECRET, false));
        assertThat(box.seal(SECRET, ACCOUNT)).isNotEqualTo(sealed);
    }

    @Test
    void afterAChangeOfTheSigningKeyTheOneBeforeStillOpens() {
        var sealed = new SecretBox(OLD, null).seal(SECRET, ACCOUNT);
        assertThat(new SecretBox(NEW, OLD).open(sealed, ACCOUNT)).isEqualTo(new SecretBox.Opened(SECRET, true));
    }

    @Test
    void anotherKeyOpensNothingAndSaysWhatToDo() {
        var sealed = new SecretBox(OLD, null).seal(SECRET, ACCOUNT);
        assertThatIllegalStateException()
                .isThrownBy(() -> new SecretBox(NEW, null).open(sealed, ACCOUNT))
                .withMessageContaining("SIGNING_KEY");
    }

    @Test
    void aSecretThatIsMovedToAnotherAccountDoesNotOpen() {
        var box = new SecretBox(NEW, null);
        var sealed = box.seal(SECRET, ACCOUNT);
        assertThatIllegalStateException().isThrownBy(() -> box.open(sealed, new AccountId(4)));
    }
}
