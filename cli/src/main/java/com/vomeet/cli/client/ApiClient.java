package com.vomeet.cli.client;

import com.vomeet.cli.Trouble;
import com.vomeet.contract.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The public HTTP API. An answer outside 2xx is an {@link ApiException} with the server's own words. */
public final class ApiClient implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private final Endpoint endpoint;
    private final HttpClient http;

    public ApiClient(Endpoint endpoint) {
        this(
                endpoint,
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build());
    }

    /** @param http ends with it */
    public ApiClient(Endpoint endpoint, HttpClient http) {
        this.endpoint = endpoint;
        this.http = http;
    }

    /** Whether a server is there at all, whatever it says. */
    public boolean answers() {
        try {
            http.send(request("GET", "/healthz", ""), HttpResponse.BodyHandlers.discarding());
            return true;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    public MeetingView requestBot(Map<String, ?> body) {
        return MeetingView.of(send("POST", "/bots", Json.write(body)));
    }

    public List<MeetingView> meetings() {
        return send("GET", "/meetings", "")
                .path("meetings")
                .valueStream()
                .map(MeetingView::of)
                .toList();
    }

    public MeetingView meeting(long id) {
        return MeetingView.of(send("GET", "/meetings/" + id, ""));
    }

    public String leave(MeetingView meeting) {
        return send("DELETE", "/bots/" + path(meeting), "").path("message").asString("");
    }

    public TranscriptView transcript(MeetingView meeting) {
        return TranscriptView.of(send("GET", "/transcripts/" + path(meeting) + "?meeting_id=" + meeting.id(), ""));
    }

    /** Opens live text; frames go to the listener. */
    public LiveText live(LiveText.Listener listener) {
        var url = endpoint.url().toString().replaceFirst("^http", "ws") + "/ws";
        return LiveText.open(http, URI.create(url), endpoint.key(), listener);
    }

    /** The same for one meeting: its status now, and all that happens after. */
    public LiveText follow(MeetingView meeting, LiveText.Listener listener) throws InterruptedException {
        var live = live(listener);
        try {
            live.subscribe(meeting);
            // It may have changed until then, and nobody would tell.
            listener.status(meeting.id(), meeting(meeting.id()).status().wire());
            return live;
        } catch (RuntimeException | InterruptedException e) {
            live.close();
            throw e;
        }
    }

    private static String path(MeetingView meeting) {
        return meeting.platform() + "/" + meeting.nativeMeetingId();
    }

    private JsonNode send(String method, String path, String body) {
        try {
            var response = http.send(request(method, path, body), HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() / 100 != 2) {
                throw new ApiException(method + " " + path, response.statusCode(), response.body());
            }
            return Json.MAPPER.readTree(response.body());
        } catch (ConnectException e) {
            throw new Trouble("nothing answers at " + endpoint.url() + ": is ./vomeet up running?");
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path + " at " + endpoint.url() + " failed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted during " + method + " " + path, e);
        }
    }

    private HttpRequest request(String method, String path, String body) {
        var publisher =
                body.isEmpty() ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body);
        return HttpRequest.newBuilder(endpoint.url().resolve(path))
                .timeout(PATIENCE)
                .header("X-API-Key", endpoint.key().reveal())
                .header("Content-Type", "application/json")
                .method(method, publisher)
                .build();
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
