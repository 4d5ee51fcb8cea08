package com.vomeet.manager.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.contract.Secret;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class ApiKeyTest {
    private final SecureRandom random = new SecureRandom();

    @Test
    void aKeyIsFortyLettersAndDigitsAndItsBeginningNamesIt() {
        var key = ApiKey.random(random);
        assertThat(key.reveal()).matches("[A-Za-z0-9]{40}").startsWith(ApiKey.prefix(key));
        assertThat(ApiKey.prefix(key)).hasSize(8);
    }

    @Test
    void noTwoKeysAreEqual() {
        var keys = Stream.generate(() -> ApiKey.random(random)).limit(500).collect(Collectors.toSet());
        assertThat(keys).hasSize(500);
    }

    @Test
    void everyCharacterIsUsed() {
        var used = Stream.generate(() -> ApiKey.random(random))
                .limit(500)
                .flatMap(key -> key.reveal().chars().boxed())
                .collect(Collectors.toSet());
        assertThat(used).hasSize(62);
    }

    /** FIPS 180-4's example: keys that are in a database must be found for ever. */
    @Test
    void whatIsKeptIsTheSha256OfTheKey() {
        assertThat(HexFormat.of().formatHex(SecretHash.of(Secret.of("abc")).bytes()))
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}
