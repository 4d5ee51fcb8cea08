package com.vomeet.manager.api;

import static com.vomeet.manager.RunningManager.meet;
import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.contract.Secret;
import com.vomeet.manager.Client;
import com.vomeet.manager.RunningManager;
import com.vomeet.manager.account.NewKey;
import com.vomeet.manager.account.Scope;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Each path that the description has asks for the right that the description says. */
final class DescribedRightsIT {
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");
    private static final JsonNode PATHS = new YAMLMapper()
            .readTree(DescribedRightsIT.class.getResourceAsStream("/openapi/openapi.yaml"))
            .get("paths");

    private static RunningManager running;
    private static String meeting;

    /** @param right the scope; empty for paths that take no scopes */
    private record Described(String method, String path, String right) {}

    @BeforeAll
    static void start() {
        running = new RunningManager();
        var posted = running.client.post("/bots", meet("abc-defg-hij")).expect(201);
        meeting = Long.toString(posted.get("id").longValue());
    }

    @AfterAll
    static void stop() {
        running.close();
    }

    private static List<Described> described(String scheme) {
        var found = new ArrayList<Described>();
        PATHS.propertyStream()
                .forEach(path -> path.getValue().propertyStream().forEach(operation -> {
                    if (METHODS.contains(operation.getKey())) {
                        operation
                                .getValue()
                                .path("security")
                                .valueStream()
                                .filter(way -> way.has(scheme))
                                .forEach(way -> found.add(new Described(
                                        operation.getKey().toUpperCase(Locale.ROOT),
                                        path.getKey(),
                                        way.get(scheme).path(0).asString(""))));
                    }
                }));
        return found;
    }

    private static String filled(String template) {
        return template.replace("{platform}", "google_meet")
                .replace("{native_meeting_id}", "abc-defg-hij")
                .replace("/meetings/{id}", "/meetings/" + meeting)
                .replaceAll("\\{[a-z_]*id}", "1")
                .replaceAll("\\{[a-z_]+}", "x");
    }

    private static Client.Answer send(Client client, Described described) {
        return client.send(client.request(filled(described.path()))
                .header("Content-Type", "application/json")
                .method(
                        described.method(),
                        described.method().equals("GET") ? BodyPublishers.noBody() : BodyPublishers.ofString("{}"))
                .build());
    }

    private static Secret without(Scope scope) {
        var account = running.manager.accounts().find(running.key).orElseThrow();
        var others = EnumSet.complementOf(EnumSet.of(scope));
        return running.manager
                .accounts()
                .keys()
                .make(account, NewKey.named("test", others, null))
                .orElseThrow()
                .key();
    }

    @ParameterizedTest
    @EnumSource(Scope.class)
    void whoHasEveryOtherScopeIsRefused(Scope scope) {
        var paths = described("ApiKeyAuth").stream()
                .filter(path -> path.right().equals(scope.wire()))
                .filter(path -> !path.path().equals("/ws"))
                .toList();
        assertThat(paths).isNotEmpty();
        try (var client = running.as(without(scope))) {
            assertThat(paths)
                    .allSatisfy(path -> assertThat(
                                    send(client, path).expect(403).get("detail").asString())
                            .as(path.toString())
                            .isEqualTo("The API key lacks the scope " + scope.wire()));
        }
    }

    @Test
    void everyPathForKeysNamesItsScope() {
        assertThat(described("ApiKeyAuth"))
                .hasSizeGreaterThan(20)
                .allSatisfy(path ->
                        assertThat(Scope.find(path.right())).as(path.toString()).isPresent());
    }

    @Test
    void whatIsForTheAdministratorIsForNobodyElse() {
        assertThat(described("AdminApiKeyAuth"))
                .hasSizeGreaterThan(15)
                .allSatisfy(path -> assertThat(send(running.client, path)
                                .expect(403)
                                .get("detail")
                                .asString())
                        .as(path.toString())
                        .isEqualTo("Invalid or missing admin token."));
    }
}
