package com.vomeet.manager.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vomeet.contract.Json;
import java.net.http.HttpHeaders;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What passes and what does not. */
final class ContractTest {
    private static final String JSON = "application/json";
    private final Contract contract = new Contract();

    private static Contract.Exchange exchange(String method, String path, int status, String media, String body) {
        var headers = new HashMap<>(Map.of("X-Request-Id", List.of("1")));
        if (!media.isEmpty()) {
            headers.put("Content-Type", List.of(media));
        }
        return new Contract.Exchange(method, path, status, HttpHeaders.of(headers, (_, _) -> true), body);
    }

    private void refused(Contract.Exchange exchange, String why) {
        assertThatThrownBy(() -> contract.check(exchange))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(why);
    }

    @Test
    void whatIsDescribedPasses() {
        contract.check(exchange("GET", "/healthz", 200, JSON, "{\"status\":\"ok\"}"));
        contract.check(exchange("GET", "/bots/status", 200, JSON + ";charset=utf-8", "{\"running_bots\":[]}"));
        contract.check(exchange("DELETE", "/account/keys/4", 204, "", ""));
        contract.check(exchange("GET", "/transcripts/zoom/123456789", 200, "text/plain", "Ann: Hello"));
    }

    @Test
    void aPathOrMethodThatIsNotThereMayBeAnsweredSo() {
        contract.check(exchange("GET", "/nowhere", 404, JSON, "{\"detail\":\"Not Found\"}"));
        contract.check(exchange("POST", "/healthz", 405, JSON, "{\"detail\":\"Method Not Allowed\"}"));
        refused(exchange("GET", "/nowhere", 200, JSON, "{}"), "no such path");
        refused(exchange("POST", "/healthz", 200, JSON, "{}"), "no such method");
    }

    @Test
    void aStatusOrMediaTypeThatIsNotDescribedFails() {
        refused(exchange("GET", "/bots/status", 500, JSON, "{\"detail\":\"Internal Server Error\"}"), "no such status");
        refused(exchange("GET", "/healthz", 200, "text/html", "<p>"), "no such media type");
        refused(exchange("DELETE", "/account/keys/4", 204, JSON, "{}"), "no body");
    }

    @Test
    void anAnswerWithoutTheIdOfItsRequestFails() {
        var none = HttpHeaders.of(Map.of("Content-Type", List.of(JSON)), (_, _) -> true);
        refused(new Contract.Exchange("GET", "/healthz", 200, none, "{\"status\":\"ok\"}"), "no X-Request-Id");
    }

    private static Contract.Exchange hasty(Map<String, String> told) {
        var headers = new HashMap<>(Map.of("X-Request-Id", List.of("1"), "Content-Type", List.of(JSON)));
        told.forEach((name, value) -> headers.put(name, List.of(value)));
        return new Contract.Exchange(
                "GET", "/bots/status", 429, HttpHeaders.of(headers, (_, _) -> true), "{\"detail\":\"Too many\"}");
    }

    @Test
    void aHeaderThatIsPromisedAndMissingFails() {
        contract.check(hasty(Map.of("Retry-After", "2")));
        refused(hasty(Map.of()), "it has no Retry-After");
    }

    @Test
    void aHeaderThatDoesNotFitFailsAlsoWhereItMayBeMissing() {
        contract.check(hasty(Map.of("Retry-After", "2", "X-RateLimit-Remaining", "0")));
        refused(hasty(Map.of("Retry-After", "soon")), "Retry-After is soon");
        refused(hasty(Map.of("Retry-After", "2", "X-RateLimit-Remaining", "-1")), "X-RateLimit-Remaining is -1");
        refused(hasty(Map.of("Retry-After", "2", "X-Request-Id", "no id")), "X-Request-Id is no id");
    }

    @Test
    void aMemberThatIsMissingOrNotDescribedFails() {
        refused(exchange("GET", "/bots/status", 200, JSON, "{}"), "running_bots");
        refused(exchange("GET", "/bots/status", 200, JSON, "{\"running_bots\":[],\"more\":1}"), "more");
    }

    @Test
    void aPathThatSaysMoreWinsOverOneWithNames() {
        assertThat(ApiFile.served().find("GET", "/bots/status").orElseThrow().path())
                .isEqualTo("/bots/status");
        assertThat(ApiFile.served()
                        .find("GET", "/google/users/ann/status")
                        .orElseThrow()
                        .path())
                .isEqualTo("/google/{path}");
        assertThat(ApiFile.served().find("GET", "/meetings/4/events/5")).isEmpty();
    }

    @Test
    void aWholeOfPartsIsClosedAsAWhole() {
        var token = "{\"user_id\":1,\"id\":2,\"token\":\"abc\",\"created_at\":\"2026-11-23T10:41:25\"}";
        var user =
                "{\"email\":\"a@b.de\",\"name\":null,\"image_url\":null,\"max_concurrent_bots\":1,\"data\":{},\"id\":1,"
                        + "\"created_at\":\"2026-11-23T10:41:25\",\"account_id\":2,\"api_tokens\":[" + token + "]%s}";
        assertThat(contract.problems("UserDetail", Json.MAPPER.readTree(user.formatted(""))))
                .isEmpty();
        assertThat(contract.problems("UserDetail", Json.MAPPER.readTree(user.formatted(",\"more\":1"))))
                .isNotEmpty();
    }
}
