package com.vomeet.lab.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ClassNamesTest {
    private static final String CSS = ".v-tile { margin: .5em } .v-tile .v-tile-label, .gjg47c { top: 1px }";

    @Test
    void ourNamesAreReplacedAndFactsStay() {
        var names = ClassNames.of(CSS, "load1");
        assertThat(names).containsOnlyKeys("tile", "tile-label");
        assertThat(ClassNames.rewrite(CSS, "load1"))
                .isEqualTo(
                        ".%s { margin: .5em } .%s .%s, .gjg47c { top: 1px }",
                        names.get("tile"), names.get("tile"), names.get("tile-label"));
    }

    @Test
    void anotherLoadHasOtherNames() {
        assertThat(ClassNames.of(CSS, "load1"))
                .doesNotContainEntry("tile", ClassNames.of(CSS, "load2").get("tile"));
    }

    @Test
    void namesAreClassNamesAndDiffer() {
        var css = new PageFiles().get("meet.css");
        for (var load = 0; load < 50; load++) {
            var names = ClassNames.of(css, "load" + load);
            assertThat(names.values())
                    .allMatch(Pattern.compile("[A-Za-z][A-Za-z0-9]{5}").asMatchPredicate());
            assertThat(new HashSet<>(names.values())).hasSize(names.size());
        }
    }
}
