package com.vomeet.manager.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.contract.EndReason;
import com.vomeet.contract.MeetingStatus;
import com.vomeet.contract.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The description by itself. */
final class ApiFileTest {
    private final ApiFile file = ApiFile.served();
    private final StrictSchemas schemas = new StrictSchemas(file);

    private List<String> words(String schema) {
        return file.root()
                .at("/components/schemas/" + schema + "/enum")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        var references = file.root().findValues("$ref");
        assertThat(references)
                .hasSizeGreaterThan(500)
                .allSatisfy(reference -> assertThat(file.root()
                                .at(reference.asString().substring(1))
                                .isMissingNode())
                        .as(reference.asString())
                        .isFalse());
    }

    @Test
    void theWordsAreThoseOfTheContract() {
        assertThat(words("EndReason"))
                .containsExactlyElementsOf(
                        Arrays.stream(EndReason.values()).map(EndReason::wire).toList());
        assertThat(words("MeetingStatus"))
                .containsExactlyElementsOf(Arrays.stream(MeetingStatus.values())
                        .map(MeetingStatus::wire)
                        .toList());
        assertThat(words("Platform"))
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Platform.values()).map(Platform::wire).toList());
    }

    @Test
    void everyExampleFitsItsSchema() {
        var seen = new ArrayList<String>();
        media(file.root())
                .forEach(media -> media.path("examples").valueStream().forEach(example -> {
                    var value = file.follow(example).get("value");
                    if (!value.isString()) {
                        assertThat(schemas.problems(media.get("schema"), value))
                                .as(value.toString())
                                .isEmpty();
                        seen.add(value.toString());
                    }
                }));
        file.root()
                .at("/components/schemas")
                .forEach(schema -> schema.path("examples")
                        .forEach(example -> assertThat(schemas.problems(schema, example))
                                .as(example.toString())
                                .isEmpty()));
        assertThat(seen).hasSizeGreaterThan(15);
    }

    /** Whatever has a schema and examples, wherever it stands. */
    private static Stream<JsonNode> media(JsonNode node) {
        var inside = node.valueStream().flatMap(ApiFileTest::media);
        return node.path("examples").isObject() && node.has("schema") ? Stream.concat(Stream.of(node), inside) : inside;
    }

    @Test
    void everyOperationHasANameOfItsOwnASummaryAndATagThatIsExplained() {
        var tags = file.root()
                .get("tags")
                .valueStream()
                .map(tag -> tag.get("name").asString())
                .toList();
        assertThat(file.operations())
                .extracting(operation -> operation.node().get("operationId").asString())
                .doesNotHaveDuplicates();
        assertThat(file.operations()).allSatisfy(operation -> {
            assertThat(operation.node().get("summary").asString()).isNotBlank();
            assertThat(tags).contains(operation.node().get("tags").get(0).asString());
            assertThat(operation.node().has("security"))
                    .as(operation.toString())
                    .isTrue();
        });
    }

    /** Another client's answers would go by unseen. */
    @Test
    void allTestsOfTheManagerAskThroughTheClientThatLooks() throws IOException {
        try (var sources = Files.walk(Path.of("src/test/java"))) {
            assertThat(sources.filter(Files::isRegularFile)
                            .filter(source ->
                                    !source.endsWith("CheckedHttp.java") && !source.endsWith("ApiFileTest.java")))
                    .allSatisfy(source -> assertThat(Files.readString(source))
                            .as(source.toString())
                            .doesNotContain("HttpClient.newHttpClient()", "HttpClient.newBuilder()"));
        }
    }
}
