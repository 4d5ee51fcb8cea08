package com.vomeet.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class FuzzReportTest {
    private static final String REPORT = """
            {"operations": {"tested": 70}, "test_cases": {"generated": 4000},
             "failures": [
               {"type": "ServerError", "title": "Server error", "count": 2, "operations": ["POST /bots"]},
               {"type": "JsonSchemaError", "title": "Response violates schema", "count": 3, "operations": ["GET /a", "GET /b"]}],
             "errors": [{"title": "Network Error", "count": 1}]}
            """;

    @Test
    void serverErrorsAndBreaksAreCountedApart() {
        var report = FuzzReport.read(REPORT);
        assertThat(report.requests()).isEqualTo(4000);
        assertThat(report.operations()).isEqualTo(70);
        assertThat(report.serverErrors()).isEqualTo(2);
        assertThat(report.breaks()).isEqualTo(3);
        assertThat(report.troubles()).isEqualTo(1);
    }

    @Test
    void eachFindingIsToldWithItsOperations() {
        assertThat(FuzzReport.read(REPORT).lines())
                .containsExactly(
                        "2 x Server error: POST /bots",
                        "3 x Response violates schema: GET /a, GET /b",
                        "1 x Network Error");
    }

    @Test
    void reportsAddUp() {
        var both = FuzzReport.read(REPORT).and(FuzzReport.read(REPORT));
        assertThat(both.requests()).isEqualTo(8000);
        assertThat(both.breaks()).isEqualTo(6);
        assertThat(both.lines()).hasSize(6);
    }

    @Test
    void nothingFoundIsNothingToTell() {
        var report = FuzzReport.read("{\"failures\": [], \"errors\": []}");
        assertThat(report.lines()).isEmpty();
        assertThat(report.breaks() + report.serverErrors() + report.troubles()).isZero();
    }
}
