package com.vomeet.manager.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.contract.Json;
import com.vomeet.manager.account.User.UserSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

final class UserFieldsTest {
    private static final UserSettings BEFORE =
            new UserSettings("Ann", "https://x.example/a.png", 3, Json.MAPPER.createObjectNode());

    private static Body body(String json) {
        return new Body((ObjectNode) Json.MAPPER.readTree(json), new Problems());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a@b.example", "o'brien@mail.example.org", "ann+bots@example.org", "änn@exämple.org"})
    void addressesOfPeopleAreTaken(String email) {
        var body = body("{\"email\":\"" + email + "\"}");
        assertThat(new UserFields(body).requiredEmail()).isEqualTo(email);
        assertThat(body.problems().isEmpty()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ann", "@example.org", "ann@", "ann@example", "ann@@example.org", "ann @example.org"})
    void whatIsNoAddressIsNoted(String email) {
        var body = body("{\"email\":\"" + email + "\"}");
        new UserFields(body).requiredEmail();
        assertThat(body.problems().isEmpty()).isFalse();
    }

    @Test
    void whatIsNotSentStays() {
        assertThat(new UserFields(body("{}")).changes().apply(BEFORE)).isEqualTo(BEFORE);
        assertThat(new UserFields(body("{\"max_concurrent_bots\":null}"))
                        .changes()
                        .apply(BEFORE))
                .isEqualTo(BEFORE);
    }

    @Test
    void nullClearsWhatCanBeEmpty() {
        var after = new UserFields(body("{\"name\":null,\"image_url\":null,\"data\":null}"))
                .changes()
                .apply(BEFORE);
        assertThat(after).isEqualTo(new UserSettings(null, null, 3, Json.MAPPER.createObjectNode()));
    }

    @Test
    void aNewUserHasOneSeatAndNoData() {
        var settings = new UserFields(body("{\"data\":{\"a\":1}}")).settings();
        assertThat(settings).isEqualTo(new UserSettings(null, null, 1, Json.MAPPER.createObjectNode()));
    }

    @Test
    void onlyFieldsThatThereAreCountAsChanged() {
        assertThat(new UserFields(body("{\"name\":\"x\",\"shoe_size\":43}")).names())
                .containsExactly("name");
    }
}
