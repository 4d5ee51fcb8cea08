package com.vomeet.e2e.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What nobody should find in this tree. */
final class HonestyTest {
    /** Written so that this file does not find itself. */
    private static final Pattern SKIPPED = Pattern.compile("^\\s*@Disa" + "bled", Pattern.MULTILINE);

    /** An outage has a length, and then time itself is what is tried; the line says so. */
    private static final Pattern SLEEP = Pattern.compile("\\.sle" + "ep\\((?!.*// the outage itself)");

    private static final Pattern LATER = Pattern.compile("\\bTO" + "DO\\b|\\bFIX" + "ME\\b");
    private static final Pattern STEALTH = Pattern.compile(
            "navigator\\.webdriver\\s*=|defineProperty\\(\\s*navigator|puppeteer-extra", Pattern.CASE_INSENSITIVE);

    @Test
    void noTestIsSwitchedOff() {
        assertThat(matching(Tree.java("test"), SKIPPED)).isEmpty();
    }

    @Test
    void noTestSleepsInsteadOfWaiting() {
        assertThat(matching(Tree.java("test"), SLEEP)).isEmpty();
    }

    @Test
    void nothingIsPutOffWithoutAnIssue() {
        var all = Stream.concat(Tree.files(Tree.ROOT, ".java").stream(), Tree.files(Tree.ROOT, ".js").stream())
                .toList();
        assertThat(matching(all, LATER)).isEmpty();
    }

    @Test
    void theBotDoesNotHideFromThePlatforms() {
        var bot = Stream.of(".java", ".js", ".yaml")
                .flatMap(ending -> Tree.files(Tree.ROOT.resolve("vomeet-bot/src/main"), ending).stream())
                .toList();
        assertThat(bot).isNotEmpty();
        assertThat(matching(bot, STEALTH)).isEmpty();
    }

    @Test
    void theBotAndItsCuesKnowNothingOfTheLab() {
        var bot = Stream.of(".java", ".js", ".yaml")
                .flatMap(ending -> Tree.files(Tree.ROOT.resolve("vomeet-bot/src/main"), ending).stream())
                .toList();
        assertThat(matching(bot, Pattern.compile("\\blab\\b", Pattern.CASE_INSENSITIVE)))
                .isEmpty();
    }

    private static List<Path> matching(List<Path> files, Pattern pattern) {
        return files.stream()
                .filter(file -> pattern.matcher(Tree.text(file)).find())
                .map(Tree.ROOT::relativize)
                .toList();
    }
}
