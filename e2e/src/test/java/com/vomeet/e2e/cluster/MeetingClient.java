package com.vomeet.e2e.cluster;

import com.vomeet.bench.cluster.ClusterAccess;
import com.vomeet.bench.cluster.PortForward;
import com.vomeet.cli.client.ApiClient;
import com.vomeet.cli.client.Endpoint;
import com.vomeet.cli.client.MeetingView;
import com.vomeet.contract.MeetingStatus;
import com.vomeet.contract.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;

/** A client of a manager in the cluster: its own account, made as an operator makes one, and a way to its port. */
public final class MeetingClient implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private final PortForward way;
    private final Questions questions;
    private final ApiClient api;

    private MeetingClient(PortForward way, Secret key) {
        this.way = way;
        var endpoint = new Endpoint(URI.create("http://127.0.0.1:" + way.port()), key);
        questions = new Questions(endpoint);
        api = new ApiClient(endpoint);
    }

    /** Makes an account; its key, which the program prints this once. */
    public static Secret newKey(ClusterAccess cluster, String namespace, String name) {
        var said = cluster.kubectlIn(
                namespace, "exec", "deployment/bot-manager", "--", "vomeet-admin", "account", "create", name);
        return Secret.of(said.strip().substring(said.strip().lastIndexOf(' ') + 1));
    }

    public static MeetingClient of(ClusterAccess cluster, String namespace, Secret key) {
        return new MeetingClient(PortForward.to(cluster, namespace, "service/bot-manager", 8080), key);
    }

    public ApiClient api() {
        return api;
    }

    public MeetingView sendBotTo(String code) {
        return api.requestBot(Map.of(
                "platform",
                "google_meet",
                "native_meeting_id",
                code,
                "bot_name",
                "Scribe",
                "automatic_leave",
                Map.of("everyone_left_timeout", 5_000)));
    }

    /** Waits for the status; a meeting that ends otherwise fails the test at once, with what is known of its end. */
    public MeetingView await(MeetingView meeting, MeetingStatus status) {
        Awaitility.await("meeting " + meeting.id() + " is " + status.wire())
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(500))
                .until(() -> {
                    var now = api.meeting(meeting.id());
                    if (now.status().isTerminal() && now.status() != status) {
                        throw new AssertionError(
                                "the meeting has ended: " + now.json() + "\n" + evidence(meeting.id()));
                    }
                    return now.status() == status;
                });
        return api.meeting(meeting.id());
    }

    /**
     * All that happens to its meetings is told there, in the versioned envelope.
     *
     * @return what the calls are signed with
     */
    Secret tell(URI endpoint) {
        return questions.tell(endpoint);
    }

    /** Each status that it came to, in order. */
    public List<String> statuses(MeetingView meeting) {
        return questions.statusChanges(meeting.id()).stream()
                .map(event -> event.path("to").asString())
                .toList();
    }

    /** What the manager knows of how it came to that. */
    private String evidence(long meeting) {
        return questions.get("/meetings/" + meeting + "/events") + "\n"
                + questions.get("/meetings/" + meeting + "/flight-record");
    }

    @Override
    public void close() {
        api.close();
        way.close();
    }
}
