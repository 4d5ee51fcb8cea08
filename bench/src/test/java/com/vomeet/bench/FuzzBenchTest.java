package com.vomeet.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.contract.Json;
import org.junit.jupiter.api.Test;

final class FuzzBenchTest {
    @Test
    void everyOperationCountsButThoseThatAreLeftOut() {
        var description = Json.MAPPER.readTree("""
            {"paths": {
                "/bots": {"post": {}, "parameters": []},
                "/webhooks/{id}": {"get": {}, "patch": {}, "delete": {}},
                "/webhooks/{id}/test": {"post": {}},
                "/fleet/stream": {"get": {}},
                "/admin/fleet/stream": {"get": {}},
                "/meetings/{id}/stream": {"get": {}},
                "/ws": {"get": {}},
                "/google/calendars": {"get": {}},
                "/admin/accounts/{account_id}": {"delete": {}}}}
            """);
        assertThat(FuzzBench.operations(description)).isEqualTo(8);
    }

    @Test
    void aDescriptionWithoutPathsHasNone() {
        assertThat(FuzzBench.operations(Json.MAPPER.createObjectNode())).isZero();
    }
}
