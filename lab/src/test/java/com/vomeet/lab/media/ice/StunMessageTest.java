package com.vomeet.lab.media.ice;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.contract.Secret;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** With the test vectors of RFC 5769. */
final class StunMessageTest {
    private static final Secret PASSWORD = Secret.of("VOkJxbRl1RmTxUk/WvJxBt");
    private static final String ID = "2112a442 b7e7a701bc34d686fa87dfae ";
    /** Section 2.1: a request with user name, both check values and attributes that are of no concern here. */
    private static final byte[] REQUEST = bytes("00010058" + ID
            + "80220010 5354554e207465737420636c69656e74 00240004 6e0001ff 80290008 932ff9b151263b36"
            + "00060009 6576746a3a68367659202020 00080014 9aeaa70cbfd8cb56781ef2b5b2d3f249c1b571a2"
            + "80280004 e57a3bcf");
    /** Sections 2.2 and 2.3: responses with an IPv4 and an IPv6 address. */
    private static final byte[] RESPONSE = bytes("0101003c" + ID
            + "8022000b 7465737420766563746f7220 00200008 0001a147e112a643"
            + "00080014 2b91f599fd9e90c38c7489f92af9ba53f06be7d7 80280004 c07d4c96");

    private static final byte[] RESPONSE_6 = bytes("01010048" + ID
            + "8022000b 7465737420766563746f7220 00200014 0002a1470113a9faa5d3f179bc25f4b5bed2b9d9"
            + "00080014 a382954e4be67bf11784c97c8292c275bfe3ed41 80280004 c8fb0b4c");

    @Test
    void theRequestOfTheSpecificationIsRead() {
        assertThat(StunMessage.parse(REQUEST)).hasValueSatisfying(message -> {
            assertThat(message.bindingRequest()).isTrue();
            assertThat(message.localUfrag()).isEqualTo("evtj");
            assertThat(message.useCandidate()).isFalse();
            assertThat(message.integrityHolds(PASSWORD)).isTrue();
        });
    }

    @Test
    void theResponsesOfTheSpecificationHoldAndAreNoRequests() {
        for (var response : new byte[][] {RESPONSE, RESPONSE_6}) {
            assertThat(StunMessage.parse(response)).hasValueSatisfying(message -> {
                assertThat(message.bindingRequest()).isFalse();
                assertThat(message.integrityHolds(PASSWORD)).isTrue();
            });
        }
    }

    @Test
    void anotherPasswordDoesNotHold() {
        assertThat(StunMessage.parse(REQUEST))
                .hasValueSatisfying(message ->
                        assertThat(message.integrityHolds(Secret.of("another"))).isFalse());
    }

    @Test
    void everyChangedByteThatTheIntegrityCoversIsNoticed() {
        for (var i = 0; i < REQUEST.length - 8; i++) {
            var changed = REQUEST.clone();
            changed[i] ^= 1;
            assertThat(StunMessage.parse(changed).filter(message -> message.integrityHolds(PASSWORD)))
                    .as("byte %d", i)
                    .isEmpty();
        }
    }

    @Test
    void aFingerprintThatDoesNotFitIsNoMessage() {
        var changed = REQUEST.clone();
        changed[REQUEST.length - 1] ^= 1;
        assertThat(StunMessage.parse(changed)).isEmpty();
    }

    @Test
    void everyCutIsNoticed() {
        for (var length = 0; length < REQUEST.length; length++) {
            assertThat(StunMessage.parse(Arrays.copyOf(REQUEST, length)))
                    .as("%d bytes", length)
                    .isEmpty();
        }
    }

    @Test
    void aMessageWithoutIntegrityProvesNothing() {
        var bare = bytes("00010004" + ID + "00250000");
        assertThat(StunMessage.parse(bare)).hasValueSatisfying(message -> {
            assertThat(message.useCandidate()).isTrue();
            assertThat(message.integrityHolds(PASSWORD)).isFalse();
        });
    }

    @Test
    void whatFollowsTheIntegrityIsIgnored() {
        // The nomination was added by somebody on the way: the length is right, the integrity does not cover it.
        var end = REQUEST.length - 8;
        var longer = Arrays.copyOf(REQUEST, end + 4);
        System.arraycopy(bytes("00250000"), 0, longer, end, 4);
        longer[3] = (byte) (longer.length - 20);
        assertThat(StunMessage.parse(longer)).hasValueSatisfying(message -> {
            assertThat(message.integrityHolds(PASSWORD)).isTrue();
            assertThat(message.useCandidate()).isFalse();
        });
    }

    @Test
    void anAttributeThatIsLongerThanTheMessageIsNoMessage() {
        assertThat(StunMessage.parse(bytes("00010004" + ID + "00060008"))).isEmpty();
    }

    @Test
    void theAnswerHasTheMaskedAddressOfTheSpecification() throws UnknownHostException {
        var answer = answerTo("192.0.2.1");
        assertThat(HexFormat.of().formatHex(answer, 20, 32)).isEqualTo("002000080001a147e112a643");
        assertThat(StunMessage.parse(answer))
                .hasValueSatisfying(
                        message -> assertThat(message.integrityHolds(PASSWORD)).isTrue());
        assertThat(Arrays.copyOfRange(answer, 4, 20)).isEqualTo(Arrays.copyOfRange(REQUEST, 4, 20));
        assertThat(answer[0]).isEqualTo((byte) 1);
        assertThat(answer[1]).isEqualTo((byte) 1);
    }

    @Test
    void theAnswerToAnIpv6AddressIsMaskedWithTheTransactionToo() throws UnknownHostException {
        var answer = answerTo("2001:db8:1234:5678:11:2233:4455:6677");
        assertThat(HexFormat.of().formatHex(answer, 20, 44))
                .isEqualTo("002000140002a1470113a9faa5d3f179bc25f4b5bed2b9d9");
        assertThat(StunMessage.parse(answer))
                .hasValueSatisfying(
                        message -> assertThat(message.integrityHolds(PASSWORD)).isTrue());
    }

    private static byte[] answerTo(String address) throws UnknownHostException {
        var from = new InetSocketAddress(InetAddress.getByName(address), 32853);
        return StunMessage.parse(REQUEST).orElseThrow().success(from, PASSWORD);
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }
}
