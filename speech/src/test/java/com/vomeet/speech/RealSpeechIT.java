package com.vomeet.speech;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.speech.engine.PocketSphinxEngine;
import com.vomeet.speech.wer.RecordedPrompts;
import com.vomeet.speech.wer.WordErrors;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The whole server on the real engine: two clients at once, as quickly as the server takes their audio. */
final class RealSpeechIT {
    @Test
    void twoPeopleAreTranscribedAtOnce() {
        try (var server = SpeechServer.start(SpeechConfig.local().withSessionsPerCore(2), PocketSphinxEngine.load());
                var one = SpeechClient.greeted(server, "one");
                var two = SpeechClient.greeted(server, "two")) {
            var first = say(one, "conf-invalid");
            var second = say(two, "followme/options");

            check(one.untilClosed(), first);
            check(two.untilClosed(), second);
        }
    }

    private static String say(SpeechClient client, String prompt) {
        var said = RecordedPrompts.said(List.of(prompt), Duration.ZERO).getFirst();
        for (var at = 0; at < said.samples().length; at += 1600) {
            client.send(Arrays.copyOfRange(said.samples(), at, Math.min(said.samples().length, at + 1600)));
        }
        client.endOfAudio();
        return said.text();
    }

    private static void check(List<JsonNode> lines, String said) {
        var texts = lines.stream()
                .map(line -> line.path("segments"))
                .filter(s -> !s.isEmpty())
                .toList();
        assertThat(texts.getFirst().get(0).path("completed").asBoolean()).isFalse();
        var last = StreamSupport.stream(texts.getLast().spliterator(), false).toList();
        assertThat(last).allMatch(segment -> segment.path("completed").asBoolean());
        var text = last.stream().map(s -> s.path("text").asString()).collect(Collectors.joining(" "));
        assertThat(WordErrors.between(said, text).rate()).isLessThan(0.3);
    }
}
