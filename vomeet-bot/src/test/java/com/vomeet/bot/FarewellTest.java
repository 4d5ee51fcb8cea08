package com.vomeet.bot;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.bot.audio.AudioFrame;
import com.vomeet.bot.audio.FrameBuffer;
import com.vomeet.bot.call.End;
import com.vomeet.bot.call.Mailbox;
import com.vomeet.bot.control.CallbackSender;
import com.vomeet.bot.control.FlightRecordSender;
import com.vomeet.bot.control.RedisLink;
import com.vomeet.bot.recorder.FlightRecorder;
import com.vomeet.bot.recorder.Redactor;
import com.vomeet.bot.speakers.Speakers;
import com.vomeet.bot.speech.SpeechSession;
import com.vomeet.bot.transcript.Scribe;
import com.vomeet.bot.transcript.StreamIdentity;
import com.vomeet.bot.transcript.StreamWriter;
import com.vomeet.contract.EndReason;
import com.vomeet.contract.MeetingStatus;
import com.vomeet.contract.Platform;
import com.vomeet.contract.Secret;
import com.vomeet.contract.bot.AutomaticLeave;
import com.vomeet.contract.bot.BotConfig;
import com.vomeet.contract.whisper.Hello;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class FarewellTest {
    private static final Secret TOKEN = Secret.of("the-token");
    private static final URI MEETING = URI.create("https://meet.example/x");
    private static final URI NOWHERE = URI.create("ws://127.0.0.1:1/ws");
    private static final BotConfig CONFIG = new BotConfig(
            7,
            Platform.GOOGLE_MEET,
            MEETING,
            "Vomeet",
            TOKEN,
            "x",
            "c-1",
            "en",
            "transcribe",
            null,
            "bot-7",
            AutomaticLeave.DEFAULT,
            null,
            null,
            null,
            null,
            null);

    @TempDir
    Path folder;

    @Test
    void anEndThatBreaksOnTheWayIsReportedAllTheSame() throws Exception {
        say(
                () -> {
                    throw new IllegalStateException("no time");
                },
                EndReason.LEFT_ALONE);
        assertThat(Files.readString(folder.resolve("flight.jsonl"))).contains("no time");
    }

    @Test
    @Timeout(10)
    void afterASignalNoWordsAreWaitedForThatNoServerIsThereToSay() throws Exception {
        say(InstantSource.system(), EndReason.TERMINATED);
        assertThat(Files.readString(folder.resolve("flight.jsonl"))).contains("text_lost");
    }

    /** In a call of which a second was heard, with a speech server that is not there. */
    private void say(InstantSource scribesClock, EndReason reason) throws Exception {
        try (var recorder = new FlightRecorder(folder, InstantSource.system(), Redactor.of());
                var http = HttpClient.newHttpClient();
                var callbacks = new CallbackSender(http, null, InstantSource.system(), (_, _) -> {})) {
            var journal = new Journal(recorder);
            var mailbox = new Mailbox(_ -> {});
            var buffer = new FrameBuffer(10);
            for (var i = 0; reason == EndReason.TERMINATED && i < 10; i++) {
                buffer.add(new AudioFrame(i * 100.0, new short[AudioFrame.SAMPLES]));
            }
            var speakers = new Speakers();
            // Without a beginning of the session there is nothing to be sent.
            var writer = new StreamWriter(
                    new RedisLink(Secret.of("redis://127.0.0.1:1")), StreamIdentity.of(CONFIG), (_, _) -> {});
            var scribe = new Scribe(speakers, writer, scribesClock, (_, _) -> {});
            var hello = new Hello("c-1", "en", "transcribe", null, false, Platform.GOOGLE_MEET, TOKEN, 7L, MEETING);
            callbacks.start();
            try (var speech = new SpeechSession(http, NOWHERE, hello, buffer, scribe)) {
                speech.start();
                var ears = new Ears(mailbox::post, buffer, speakers, journal);
                var records = new FlightRecordSender(http, null, InstantSource.system(), (_, _) -> {});
                var farewell = new Farewell(
                        new PageHand(new FakePage.Maker(false), ears, mailbox, journal, recorder),
                        speech,
                        scribe,
                        writer,
                        new BlackBox(CONFIG, recorder, records),
                        new Reports(CONFIG, callbacks, InstantSource.system()),
                        callbacks,
                        null,
                        journal);
                farewell.say(new End(reason, MeetingStatus.ACTIVE, List.of(), "said so"));
            } finally {
                writer.close();
            }
            assertThat(callbacks.awaitLast(Duration.ZERO)).as("reported").isTrue();
        }
    }
}
