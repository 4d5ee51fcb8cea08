package com.vomeet.cdp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class LastWordsTest {
    private final LastWords words = new LastWords();

    private void hear(String output) {
        words.readFrom(new BufferedReader(new StringReader(output)));
        // Completed one way or the other only after the last line was read, unless a line named the address.
        assertThat(words.address()).failsWithin(20, TimeUnit.SECONDS);
    }

    @Test
    void aBrowserThatSaidNothingIsReportedSo() {
        hear("");
        assertThat(words.text()).isEqualTo("it said nothing");
    }

    @Test
    void itsLinesAreGivenInTheirOrder() {
        hear("first\nsecond\n");
        assertThat(words.text()).isEqualTo("it said: first | second");
    }

    @Test
    void onlyTheLastTwentyLinesAreKept() {
        hear(IntStream.rangeClosed(1, 1_000).mapToObj(i -> "line " + i).collect(Collectors.joining("\n")));
        assertThat(words.text()).startsWith("it said: line 981 | line 982 | ").endsWith(" | line 1000");
    }

    @Test
    void theAddressIsTakenFromItsLineWhateverComesBefore() throws Exception {
        words.readFrom(new BufferedReader(
                new StringReader("warning\nDevTools listening on ws://127.0.0.1:4711/devtools/browser/x \nmore\n")));
        assertThat(words.address().get(20, TimeUnit.SECONDS)).isEqualTo("ws://127.0.0.1:4711/devtools/browser/x");
    }

    @Test
    void anOutputThatEndsWithoutTheAddressIsAFailureToWaitForIt() {
        hear("no port today\n");
        assertThatThrownBy(() -> words.address().get(20, TimeUnit.SECONDS))
                .hasCauseInstanceOf(IOException.class)
                .hasMessageContaining("without opening its debugging port");
    }

    @Test
    void anOutputThatCannotBeReadIsSaidToo() {
        words.readFrom(new BufferedReader(new Reader() {
            @Override
            public int read(char[] to, int offset, int length) throws IOException {
                throw new IOException("bad descriptor");
            }

            @Override
            public void close() {}
        }));
        assertThat(words.address()).failsWithin(20, TimeUnit.SECONDS);
        assertThat(words.text()).contains("bad descriptor");
    }
}
