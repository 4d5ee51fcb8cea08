package com.vomeet.manager.api;

import com.vomeet.contract.Json;
import com.vomeet.contract.control.CallbackSignature;
import com.vomeet.contract.control.FlightRecord;
import com.vomeet.manager.account.Scope;
import com.vomeet.manager.bot.CallbackSecrets;
import com.vomeet.manager.bot.FlightRecords;
import com.vomeet.manager.meeting.Meeting;
import com.vomeet.manager.meeting.Meetings;
import com.vomeet.manager.meeting.NaiveTime;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Flight records: bots leave them, their meetings' owners read them. */
final class FlightRecordRoutes implements RouteGroup {
    /** Of some ten megabytes each, until it is stored. */
    private static final int AT_ONCE = 8;

    private final Callers callers;
    private final Meetings meetings;
    private final CallbackSecrets secrets;
    private final FlightRecords records;
    /** A bot does not wait for longer than some seconds. */
    private final LargeBodies bodies = new LargeBodies(AT_ONCE, Duration.ofSeconds(2), Duration.ofSeconds(10));

    FlightRecordRoutes(Callers callers, ApiParts parts) {
        this.callers = callers;
        this.meetings = parts.meetings();
        this.secrets = parts.bots().secrets();
        this.records = new FlightRecords(parts.database().jdbi(), parts.bots().clock());
    }

    @Override
    public void register(JavalinDefaultRoutingApi routes) {
        routes.post("/bots/internal/flight_record", this::take);
        routes.get("/meetings/{id}/flight-record", this::show);
        routes.get("/meetings/{id}/flight-record/screenshot", this::picture);
    }

    private void take(Context context) throws IOException {
        var timestamp = context.header(CallbackSignature.TIMESTAMP_HEADER);
        var signature = context.header(CallbackSignature.SIGNATURE_HEADER);
        // Before the body is read, which anybody can send.
        if (!secrets.maybeSigned(timestamp, signature)) {
            throw notSigned();
        }
        // Larger than the server takes elsewhere.
        bodies.take(context, FlightRecord.MOST_BYTES, body -> {
            var flight = read(body);
            if (!secrets.signed(flight.connectionId(), body, timestamp, signature)) {
                throw notSigned();
            }
            store(context, flight);
        });
    }

    private void store(Context context, FlightRecord flight) {
        switch (records.store(flight)) {
            case STORED -> context.json(Map.of("status", "stored"));
            case UNKNOWN_CONNECTION -> throw new Refusal(404, "Meeting session not found");
            case NO_PICTURE -> throw new Refusal(422, "picture: not a PNG in Base64");
        }
    }

    @SuppressWarnings("NullAway") // what the reader leaves null is null whatever the type says
    private static FlightRecord read(byte[] body) {
        try {
            var flight = Json.read(new String(body, StandardCharsets.UTF_8), FlightRecord.class);
            if (flight != null && flight.connectionId() != null && flight.lines() != null) {
                return flight;
            }
        } catch (JacksonException e) {
            throw new Refusal(422, "not a FlightRecord: " + e.getOriginalMessage());
        }
        throw new Refusal(422, "not a FlightRecord");
    }

    private void show(Context context) {
        var meeting = meeting(context);
        var record = records.find(meeting.id()).orElseThrow(FlightRecordRoutes::none);
        var picture = context.path() + "/screenshot";
        var json = Json.MAPPER
                .createObjectNode()
                .put("meeting_id", meeting.id().value())
                .put("received_at", NaiveTime.format(record.receivedAt()))
                .put("screenshot", record.hasPicture() ? picture : null)
                .put("page_text", record.pageText());
        var lines = json.putArray("lines");
        record.lines().forEach(line -> lines.add(line(line)));
        context.json(json);
    }

    /** A line that is no JSON is shown as it is. */
    private static JsonNode line(String line) {
        try {
            return Json.MAPPER.readTree(line);
        } catch (JacksonException e) {
            return Json.MAPPER.getNodeFactory().stringNode(line);
        }
    }

    private void picture(Context context) {
        var picture = records.picture(meeting(context).id()).orElseThrow(FlightRecordRoutes::none);
        context.contentType("image/png")
                .header("X-Content-Type-Options", "nosniff")
                .result(picture);
    }

    private Meeting meeting(Context context) {
        var account = callers.require(context, Scope.MEETINGS_READ).account();
        return meetings.find(account, PathNames.meeting(context))
                .orElseThrow(() -> new Refusal(404, "Meeting not found"));
    }

    private static Refusal notSigned() {
        return new Refusal(401, "The signature is missing or does not hold.");
    }

    private static Refusal none() {
        return new Refusal(404, "No flight record");
    }
}
