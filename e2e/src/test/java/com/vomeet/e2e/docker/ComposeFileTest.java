package com.vomeet.e2e.docker;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.contract.SettingRow;
import com.vomeet.e2e.house.Tree;
import com.vomeet.manager.config.ManagerConfig;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

final class ComposeFileTest {
    private static final JsonNode FILE = new YAMLMapper().readTree(Tree.text(Tree.ROOT.resolve("compose.yaml")));
    private static final JsonNode SERVICES = FILE.path("services");

    /** What this file decides itself, what only another orchestrator has, and what would need a file in the container. */
    private static final Set<String> NOT_HANDED_ON = Set.of(
            "ROLES",
            "HOST",
            "PORT",
            "METRICS_PORT",
            "BOT_MANAGER_CALLBACK_URL",
            "REDIS_USERNAME",
            "REDIS_PASSWORD",
            "BOT_REDIS_USERNAME",
            "BOT_REDIS_PASSWORD",
            "PROCESS_BOT_COMMAND",
            "STATE_DIR",
            "KUBECONFIG",
            "DOCKER_HOST",
            "LAB_URL",
            "WEBHOOK_CA_FILE",
            "OTEL_EXPORTER_OTLP_PROTOCOL",
            "FAILPOINT");

    /** Of the bots, which the manager hands on to them. */
    private static final Set<String> OF_BOTS = Set.of("BOT_CA", "BOT_BROWSER", "TZ");

    /** One that is documented and does nothing would be looked for in vain. */
    @Test
    void everySettingOfTheManagerIsDecidedHereOrCanBeSet() {
        var decided = Tree.text(Tree.ROOT.resolve("compose/start.sh"));
        var settings = ManagerConfig.all().stream()
                .map(SettingRow::name)
                .filter(name -> !name.startsWith("K8S_"))
                .toList();
        var environment = SERVICES.at("/bot-manager/environment").propertyNames();
        assertThat(settings)
                .contains("DOCKER_BOT_MEMORY_LIMIT", "OTEL_EXPORTER_OTLP_ENDPOINT", "LOG_LEVEL")
                .allMatch(name ->
                        NOT_HANDED_ON.contains(name) ^ (environment.contains(name) || decided.contains(name + "=")));
        assertThat(environment)
                .allMatch(name -> settings.contains(name) || OF_BOTS.contains(name))
                .doesNotContainAnyElementsOf(NOT_HANDED_ON);
    }

    /** Each of the others has a volume of its own with what it has to know. */
    @Test
    void onlyTheManagerGetsAllSecrets() {
        assertThat(SERVICES.properties())
                .filteredOn(service -> service.getValue()
                        .path("volumes")
                        .valueStream()
                        .anyMatch(volume -> volume.asString().startsWith("passwords:")))
                .extracting(Map.Entry::getKey)
                .containsExactlyInAnyOrder("passwords", "bot-manager");
    }

    /** What bots run is a stranger's: of the machine's own network a port would be enough. */
    @Test
    void botsAndTheDatabaseShareNoNetwork() {
        assertThat(SERVICES.at("/bot-manager/environment/DOCKER_NETWORK"))
                .as("where bots are")
                .isEqualTo(FILE.at("/networks/default/name"));
        assertThat(FILE.at("/networks/inner/internal").asBoolean()).isTrue();
        assertThat(FILE.at("/networks/inner").has("name")).isFalse();
        assertThat(in("inner")).containsExactlyInAnyOrder("postgres", "bot-manager");
        assertThat(in("default")).doesNotContain("postgres").contains("bot-manager", "redis", "whisperlive");
        assertThat(SERVICES.path("postgres").propertyNames()).doesNotContain("ports", "network_mode", "links");
    }

    /** Who names no network is in the default one. */
    private static List<String> in(String network) {
        return SERVICES.properties().stream()
                .filter(service -> networks(service.getValue()).contains(network))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static List<String> networks(JsonNode service) {
        return service.has("networks")
                ? service.path("networks").valueStream().map(JsonNode::asString).toList()
                : List.of("default");
    }

    /** Docker keeps all that a service has ever said, unless it is told otherwise. What stands there is the name of {@code x-log}. */
    @Test
    void noServicesLogGrowsForEver() {
        assertThat(FILE.at("/x-log/driver").stringValue()).isEqualTo("json-file");
        assertThat(FILE.at("/x-log/options/max-size").asString()).matches("\\d+m");
        assertThat(FILE.at("/x-log/options/max-file").asString()).matches("[1-9]");
        assertThat(SERVICES.properties())
                .hasSizeGreaterThan(5)
                .allSatisfy(service -> assertThat(service.getValue().path("logging"))
                        .as(service.getKey())
                        .hasToString("\"log\""));
    }

    /** Compose pulls what services are made of, and nothing else. */
    @Test
    void theImageThatBotsAreMadeOfIsPulledWithAllOthers() {
        var ofBots = SERVICES.at("/bot-manager/environment/BOT_IMAGE_NAME").stringValue();
        var service = SERVICES.path("bot-image");
        assertThat(service.path("image").stringValue()).isEqualTo(ofBots);
        assertThat(service.has("profiles")).as("one that pull leaves out").isFalse();
    }
}
