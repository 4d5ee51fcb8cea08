package com.vomeet.manager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vomeet.contract.EndReason;
import com.vomeet.contract.MeetingStatus;
import com.vomeet.manager.config.TraceConfig;
import com.vomeet.manager.meeting.MeetingId;
import com.vomeet.manager.meeting.Meetings;
import com.vomeet.manager.webhook.Receiver;
import com.vomeet.parts.otlp.ReceivedSpan;
import com.vomeet.parts.otlp.SpanReceiver;
import com.vomeet.trace.TraceSettings;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a collector hears of a meeting from the manager. The bot is played: what it does says that it belongs to its request. */
final class TracedMeetingIT {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String CLIENT_SPAN = "00f067aa0ba902b7";
    private static final String CLIENT = "00-" + TRACE + "-" + CLIENT_SPAN + "-01";
    private static final String CALLBACK = "POST /bots/internal/callback/status_change";

    private final SpanReceiver collector = SpanReceiver.start();
    private final Receiver receiver = new Receiver();

    @AfterEach
    void close() {
        collector.close();
        receiver.close();
    }

    private WebStage traced() {
        var settings = TraceSettings.off("bot-manager").orAt(collector.url());
        return new WebStage(config -> config.with(new TraceConfig(settings, collector.url())));
    }

    private static SpeakingBot asked(WebStage stage, String code, String traceparent) {
        var request = stage.client()
                .request("/bots")
                .header("Content-Type", "application/json")
                .header("traceparent", traceparent)
                .POST(BodyPublishers.ofString(RunningManager.meet(code)))
                .build();
        var answer = stage.client().send(request).expect(201);
        return stage.played(answer.get("id").asLong(0));
    }

    private List<ReceivedSpan> named(String name) {
        return collector.spans().stream()
                .filter(span -> span.name().equals(name))
                .toList();
    }

    /** What has begun first may end last. */
    private ReceivedSpan withId(String id) {
        return await(id)
                .atMost(PATIENCE)
                .until(
                        () -> collector.spans().stream()
                                .filter(span -> span.spanId().equals(id))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    private ReceivedSpan only(String name) {
        await(name).atMost(PATIENCE).until(() -> !named(name).isEmpty());
        return named(name).getFirst();
    }

    @Test
    void fromTheRequestToTheLastTextAndWebhookEverySpanBelongsToWhatHasCausedIt() {
        try (var stage = traced()) {
            stage.client()
                    .post("/webhooks", "{\"url\":\"" + receiver.url() + "\",\"events\":[\"bot.active\"]}")
                    .expect(201);
            var bot = asked(stage, "abc-defg-hij", CLIENT).joins().says("Ann", "Nobody shall read this elsewhere");

            var request = only("POST /bots");
            assertThat(request.parentId()).isEqualTo(CLIENT_SPAN);
            assertThat(request.kind()).isEqualTo(ReceivedSpan.Kind.SERVER);
            assertThat(request.attributes()).containsEntry("http.response.status_code", "201");
            assertThat(bot.bot().config().traceparent()).isEqualTo("00-" + TRACE + "-" + request.spanId() + "-01");
            assertThat(bot.bot().config().otlpEndpoint()).isEqualTo(collector.url());

            var start = only("workload start");
            assertThat(start.parentId()).isEqualTo(request.spanId());
            assertThat(start.attributes()).containsEntry("vomeet.outcome", "started");

            var active = only("change to active");
            var callback = withId(active.parentId());
            assertThat(callback.name()).isEqualTo(CALLBACK);
            assertThat(callback.parentId()).isEqualTo(request.spanId());
            assertThat(active.attributes()).containsEntry("vomeet.source", "bot_callback");

            var webhook = only("webhook bot.active");
            assertThat(webhook.parentId()).isEqualTo(active.spanId());
            assertThat(webhook.attributes()).containsEntry("http.response.status_code", "200");
            assertThat(receiver.calls().getFirst().traceparent())
                    .isEqualTo("00-" + TRACE + "-" + webhook.spanId() + "-01");

            var stored = only("store transcription_segments");
            assertThat(stored.kind()).isEqualTo(ReceivedSpan.Kind.CONSUMER);
            assertThat(stored.parentId()).isEqualTo(request.spanId());
            assertThat(stored.attributes())
                    .containsEntry("vomeet.segment.last", "1")
                    .containsEntry("vomeet.meeting.id", "" + bot.meeting());
            assertThat(collector.spans()).extracting(ReceivedSpan::traceId).containsOnly(TRACE);
        }
    }

    @Test
    void whatAnOwnerAsksForLaterBelongsToTheTraceOfItsBot() {
        try (var stage = traced()) {
            asked(stage, "abc-defg-hij", CLIENT).joins();
            stage.client().delete("/bots/google_meet/abc-defg-hij").expect(202);
            var change = only("change to stopping");
            assertThat(change.parentId()).isEqualTo(only("POST /bots").spanId());
            assertThat(change.attributes()).containsEntry("vomeet.source", "user");
        }
    }

    /** Its bot sends no trace; its callbacks must not begin any. */
    @Test
    void aMeetingThatItsClientDoesNotTraceLeavesNothing() {
        try (var stage = traced()) {
            var other = "0af7651916cd43dd8448eb211c80319c";
            asked(stage, "abc-defg-hij", "00-" + other + "-" + CLIENT_SPAN + "-00")
                    .joins();
            asked(stage, "abc-defg-hik", CLIENT).joins();
            assertThat(withId(only("change to active").parentId()).name()).isEqualTo(CALLBACK);
            assertThat(collector.spans()).extracting(ReceivedSpan::traceId).containsOnly(TRACE);
        }
    }

    @Test
    void aRequestThatNamesNoTraceBeginsOne() {
        try (var stage = traced()) {
            stage.bot("abc-defg-hij").joins();
            assertThat(only("POST /bots").parentId()).isEmpty();
            assertThat(only("change to active").traceId())
                    .isEqualTo(only("POST /bots").traceId());
        }
    }

    @Test
    void aRequestThatIsRefusedIsNoFailureOfTheServer() {
        try (var stage = traced()) {
            stage.client().post("/bots", "{\"platform\":\"google_meet\"}").expect(422);
            assertThat(only("POST /bots").attributes()).containsEntry("http.response.status_code", "422");
            assertThat(only("POST /bots").failure()).isEmpty();
        }
    }

    @Test
    void noSpanSaysAnythingThatIsPrivate() {
        try (var stage = traced()) {
            var bot = asked(stage, "abc-defg-hij", CLIENT).joins().says("Ann Example", "hush-hush");
            only("store transcription_segments");
            bot.bot().says(MeetingStatus.COMPLETED, EndReason.LEFT_ALONE).expect(200);
            only("change to completed");
            var all = collector.spans().stream().map(ReceivedSpan::toString).collect(Collectors.joining("\n"));
            assertThat(all)
                    .doesNotContain("hush", "Ann", "abc-defg-hij", "meet.google.com")
                    .doesNotContain(bot.bot().config().token().reveal())
                    .doesNotContain(bot.bot().config().connectionId())
                    .doesNotContain(stage.account().key().reveal());
        }
    }

    @Test
    void aTraceThatIsNotToBeSeenIsNotSeenAndTheBotKnows() {
        try (var stage = traced()) {
            var unseen = CLIENT.replaceFirst("1$", "0");
            var bot = asked(stage, "abc-defg-hij", unseen).joins();
            assertThat(bot.bot().config().traceparent())
                    .startsWith("00-" + TRACE)
                    .endsWith("-00");
            asked(stage, "xyz-wvut-srq", CLIENT).joins();
            only("change to active");
            assertThat(named("POST /bots")).hasSize(1);
        }
    }

    @Test
    void withoutACollectorNothingIsNotedWhateverAClientSends() {
        try (var stage = new WebStage()) {
            var bot = asked(stage, "abc-defg-hij", CLIENT).joins();
            var row = new Meetings(stage.database().jdbi())
                    .find(new MeetingId(bot.meeting()))
                    .orElseThrow();
            assertThat(row.session().traceparent()).isNull();
            assertThat(bot.bot().config().traceparent()).isNull();
            assertThat(bot.bot().config().otlpEndpoint()).isNull();
        }
    }
}
