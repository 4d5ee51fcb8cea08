package com.vomeet.manager.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vomeet.manager.config.Network;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AddressGuardTest {
    private static AddressGuard guard(String... means) {
        return new AddressGuard(
                List.of(), _ -> Stream.of(means).map(InetAddress::ofLiteral).toArray(InetAddress[]::new));
    }

    private static AddressGuard guardWithoutNames() {
        return new AddressGuard(List.of(), host -> {
            throw new UnknownHostException(host);
        });
    }

    @Test
    void aPublicAddressIsGood() {
        assertThat(guard("8.8.8.8").look("https://example.com/hook?a=b"))
                .isEqualTo(new AddressGuard.Verdict.Good(URI.create("https://example.com/hook?a=b")));
    }

    @Test
    void aNameWithOnePrivateAddressAmongOthersIsRefused() {
        assertThat(guard("8.8.8.8", "10.0.0.1").look("https://example.com/"))
                .isEqualTo(new AddressGuard.Verdict.Refused("URL must lead to a public address"));
        assertThatThrownBy(() -> guard("8.8.8.8", "10.0.0.1").resolve("example.com"))
                .isInstanceOf(ForbiddenAddress.class)
                .hasMessageNotContaining("10.0.0.1");
    }

    @Test
    void whatTheOperatorAllowsIsGood() throws UnknownHostException {
        var guard = new AddressGuard(
                List.of(Network.of("10.0.0.0/8")), _ -> new InetAddress[] {InetAddress.ofLiteral("10.0.0.1")});
        assertThat(guard.look("http://receiver:8080/")).isInstanceOf(AddressGuard.Verdict.Good.class);
        assertThat(guard.resolve("receiver")).containsExactly(InetAddress.ofLiteral("10.0.0.1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "example.com",
                "ftp://example.com/",
                "file:///etc/passwd",
                "https:///hook",
                "https://user:password@example.com/",
                "https://example.com/#part",
                "https://example.com:0/",
                "https://example.com:70000/",
                "https://exa mple.com/",
            })
    void whatIsNoAddressOfAReceiverIsRefused(String url) {
        assertThat(guard("8.8.8.8").look(url)).isInstanceOf(AddressGuard.Verdict.Refused.class);
    }

    @Test
    void anAddressThatIsTooLongIsRefused() {
        assertThat(guard("8.8.8.8").look("https://example.com/" + "a".repeat(AddressGuard.LONGEST)))
                .isInstanceOf(AddressGuard.Verdict.Refused.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1/",
                "http://127.1/",
                "https://2130706433/",
                "https://0x7f000001/",
                "http://[::1]/",
                "http://[::ffff:127.0.0.1]/",
                "http://169.254.169.254/latest/meta-data/",
                "http://10.96.0.1:443/",
                "http://[fd00::1]/"
            })
    void privateAddressesThatAreWrittenOutAreRefused(String url) {
        assertThat(new AddressGuard(List.of()).look(url)).isInstanceOf(AddressGuard.Verdict.Refused.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost/",
                "http://redis:6379/",
                "http://bot-manager.vomeet.svc/",
                "http://a.cluster.local/"
            })
    void aNameOfTheInsideIsRefusedEvenWhereNobodyKnowsIt(String url) {
        assertThat(guardWithoutNames().look(url)).isInstanceOf(AddressGuard.Verdict.Refused.class);
    }

    @Test
    void aPublicNameThatCannotBeLookedUpNowIsTaken() {
        assertThat(guardWithoutNames().look("https://hooks.example.com/"))
                .isInstanceOf(AddressGuard.Verdict.Good.class);
    }
}
