package com.vomeet.bot.control;

import com.vomeet.contract.Json;
import com.vomeet.contract.control.FlightRecord;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Sends a flight record to the manager, again until it is taken or refused or the time for it is over: the report of the end waits.
 *
 * @param manager null: it goes nowhere
 */
public record FlightRecordSender(
        HttpClient http, @Nullable ManagerAddress manager, InstantSource clock, BiConsumer<String, String> notes) {
    private static final Duration PAUSE = Duration.ofMillis(250);

    public void send(FlightRecord flight, Duration patience) throws InterruptedException {
        if (manager == null) {
            return;
        }
        var json = Json.write(flight);
        var end = System.nanoTime() + patience.toNanos();
        while (!delivered(manager, json, Duration.ofNanos(Math.max(1, end - System.nanoTime())))) {
            if (System.nanoTime() + PAUSE.toNanos() > end) {
                notes.accept(
                        "flight_record_dropped", "the manager did not take it within " + patience.toMillis() + " ms");
                return;
            }
            TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
        }
    }

    /** Or refused, which another try would not change. */
    private boolean delivered(ManagerAddress to, String json, Duration patience) throws InterruptedException {
        try {
            var request = to.post(to.flightRecord(), json, patience, clock);
            var code = http.send(request, BodyHandlers.discarding()).statusCode();
            notes.accept(code / 100 == 2 ? "flight_record_delivered" : "flight_record_failed", "HTTP " + code);
            return code / 100 == 2 || code / 100 == 4;
        } catch (IOException | RuntimeException e) {
            notes.accept("flight_record_failed", e.toString());
            return false;
        }
    }
}
