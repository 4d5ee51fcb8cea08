package com.vomeet.e2e.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.e2e.house.Tree;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

final class LinksTest {
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.*)$");

    @Test
    void everyLinkLeadsSomewhere() {
        var broken = new ArrayList<String>();
        for (var document : Documents.all()) {
            LINK.matcher(Documents.prose(Tree.text(document)))
                    .results()
                    .map(link -> link.group(1))
                    .filter(link -> !link.startsWith("https:"))
                    .filter(link -> !resolves(document, link))
                    .forEach(link -> broken.add(Tree.ROOT.relativize(document) + " -> " + link));
        }
        assertThat(broken).isEmpty();
    }

    @Test
    void everyDocumentCanBeReachedFromAnother() {
        var linked = Documents.all().stream()
                .flatMap(document -> LINK.matcher(Tree.text(document))
                        .results()
                        .map(link -> folder(document)
                                .resolve(link.group(1).replaceFirst("#.*", ""))
                                .normalize()))
                .toList();
        assertThat(Documents.all())
                .filteredOn(document -> !document.equals(Tree.ROOT.resolve("README.md")))
                .filteredOn(document -> !document.endsWith("decisions/README.md"))
                .allSatisfy(document -> assertThat(linked).contains(document));
    }

    @Test
    void headingsAreLinkedToAsTheyAreShown() {
        assertThat(anchor("Why a meeting ended, and what to do")).isEqualTo("why-a-meeting-ended-and-what-to-do");
        assertThat(anchor("Live: `/ws`")).isEqualTo("live-ws");
    }

    private static Path folder(Path document) {
        return Objects.requireNonNull(document.getParent());
    }

    private static boolean resolves(Path document, String link) {
        var parts = List.of(link.split("#", 2));
        var target = parts.getFirst().isEmpty()
                ? document
                : folder(document).resolve(parts.getFirst()).normalize();
        if (!Files.exists(target)) {
            return false;
        }
        return parts.size() == 1
                || HEADING.matcher(Documents.prose(Tree.text(target)))
                        .results()
                        .anyMatch(heading -> anchor(heading.group(1)).equals(parts.get(1)));
    }

    /** Small letters, blanks to hyphens, signs left out. */
    private static String anchor(String heading) {
        return heading.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}_ -]", "")
                .replace(' ', '-');
    }
}
