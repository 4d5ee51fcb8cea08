package com.vomeet.bench.roll;

import com.vomeet.contract.Secret;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** All clients that read live text. */
final class Readers implements AutoCloseable {
    private final HttpClient http = HttpClient.newHttpClient();
    private final Away away = new Away();
    private final List<Followed> bySocket = new ArrayList<>();
    private final List<Followed> byEvents = new ArrayList<>();
    private final List<SocketReader> sockets = new ArrayList<>();
    private final List<EventReader> events = new ArrayList<>();

    /** @param meetings each with its native id */
    Readers(URI base, Secret key, Map<Long, String> meetings, Scale scale) {
        var shares = new ArrayList<List<Followed>>();
        for (var i = 0; i < scale.sockets(); i++) {
            shares.add(new ArrayList<>());
        }
        meetings.forEach((meeting, nativeId) -> {
            var followed = new Followed(meeting, nativeId);
            bySocket.add(followed);
            shares.get(bySocket.size() % shares.size()).add(followed);
            if (byEvents.size() < scale.events()) {
                byEvents.add(new Followed(meeting, nativeId));
            }
        });
        shares.forEach(share -> sockets.add(new SocketReader(http, base, key, share, away)));
        byEvents.forEach(followed -> events.add(new EventReader(http, base, key, followed, away)));
    }

    List<Followed> bySocket() {
        return bySocket;
    }

    List<Followed> byEvents() {
        return byEvents;
    }

    Away away() {
        return away;
    }

    @Override
    public void close() {
        sockets.forEach(SocketReader::close);
        events.forEach(EventReader::close);
        http.shutdownNow();
    }
}
