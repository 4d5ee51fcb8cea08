package com.vomeet.manager;

import com.vomeet.contract.EndReason;
import com.vomeet.contract.Json;
import com.vomeet.contract.MeetingStatus;
import com.vomeet.contract.TestSecrets;
import com.vomeet.contract.bot.BotConfig;
import com.vomeet.contract.control.BotCost;
import com.vomeet.contract.control.Evidence;
import com.vomeet.contract.control.FlightRecord;
import com.vomeet.contract.control.Heartbeat;
import com.vomeet.contract.control.HeartbeatAnswer;
import com.vomeet.contract.control.StatusCallback;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A bot played by a test: says over HTTP what a bot says, and nothing else. */
public final class PlayedBot {
    /** A bot whose turn did not come, after it has waited for that, comes again. */
    private static final int AGAIN = 10;

    private final BotConfig config;
    private final Client client;
    private final AtomicInteger sequence = new AtomicInteger();

    public PlayedBot(BotConfig config, Client client) {
        this.config = config;
        this.client = client;
        TestSecrets.note("meeting token", config.token());
        if (config.callbackSecret() != null) {
            TestSecrets.note("callback secret", config.callbackSecret());
        }
    }

    public BotConfig config() {
        return config;
    }

    public Client.Answer says(MeetingStatus status) {
        return says(status, null);
    }

    public Client.Answer says(MeetingStatus status, @Nullable EndReason reason) {
        return report(callback(status, reason, sequence.incrementAndGet()));
    }

    /** With what went wrong in its own words. */
    public Client.Answer says(MeetingStatus status, @Nullable EndReason reason, String details) {
        return report(callback(status, reason, sequence.incrementAndGet(), Map.of("message", details)));
    }

    public StatusCallback callback(MeetingStatus status, @Nullable EndReason reason, int number) {
        return callback(status, reason, number, null);
    }

    private StatusCallback callback(
            MeetingStatus status, @Nullable EndReason reason, int number, @Nullable Map<String, String> details) {
        return new StatusCallback(
                config.connectionId(),
                config.meetingId(),
                config.containerName(),
                status,
                number,
                reason,
                null,
                null,
                details,
                List.of(new Evidence("test." + status.wire(), "seen by the test")),
                Instant.now());
    }

    public Client.Answer report(StatusCallback callback) {
        var request = client.signedRequest(
                "/bots/internal/callback/status_change", Objects.requireNonNull(config.callbackSecret()), callback);
        if (config.traceparent() != null) {
            request.header("traceparent", config.traceparent());
        }
        return client.send(request.build());
    }

    public Client.Answer keeps(String lines, @Nullable String pageText, @Nullable String picture) {
        return client.signed(
                "/bots/internal/flight_record",
                Objects.requireNonNull(config.callbackSecret()),
                new FlightRecord(config.connectionId(), config.meetingId(), lines, pageText, picture));
    }

    public HeartbeatAnswer beats(MeetingStatus status, int version, int stored, long waitMillis) {
        return beats(status, version, stored, waitMillis, true, null);
    }

    /** A heartbeat from a call of which no speech server hears anything. */
    public HeartbeatAnswer hasNoSpeechServer() {
        return beats(MeetingStatus.ACTIVE, 0, 0, 0, false, null);
    }

    /** A heartbeat that tells what the bot uses. */
    public HeartbeatAnswer uses(double cores, double cpuSeconds, double megabytes) {
        return beats(MeetingStatus.ACTIVE, 0, 0, 0, true, new BotCost(cores, cpuSeconds, megabytes / 4, megabytes));
    }

    private HeartbeatAnswer beats(
            MeetingStatus status,
            int version,
            int stored,
            long waitMillis,
            boolean speechConnected,
            @Nullable BotCost cost) {
        var beat = new Heartbeat(
                config.connectionId(),
                config.meetingId(),
                status,
                version,
                0,
                stored,
                waitMillis,
                1.5,
                0,
                0,
                speechConnected,
                true,
                cost);
        var answer = send(beat);
        for (var again = 0; again < AGAIN && answer.status() == 503; again++) {
            answer = send(beat);
        }
        return Json.MAPPER.treeToValue(answer.expect(200), HeartbeatAnswer.class);
    }

    private Client.Answer send(Heartbeat beat) {
        return client.signed("/bots/internal/heartbeat", Objects.requireNonNull(config.callbackSecret()), beat);
    }
}
