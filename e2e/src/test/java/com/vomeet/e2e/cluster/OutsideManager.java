package com.vomeet.e2e.cluster;

import static com.vomeet.manager.orchestrator.kubernetes.ClusterAccess.client;

import com.vomeet.bench.cluster.ClusterAccess;
import com.vomeet.cli.client.ApiClient;
import com.vomeet.cli.client.Endpoint;
import com.vomeet.cli.client.MeetingView;
import com.vomeet.cli.product.Closing;
import com.vomeet.cli.product.Folders;
import com.vomeet.cli.product.StoresAside;
import com.vomeet.contract.MeetingStatus;
import com.vomeet.manager.Manager;
import com.vomeet.manager.config.ManagerConfig;
import com.vomeet.parts.FreePort;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;

/**
 * A whole manager on this machine, with stores of its own, whose bots are Jobs of one namespace of the cluster: a kubeconfig is all that
 * it has of it. Its bots' pods only look as if they ran, on nodes that can be drained and lost.
 */
final class OutsideManager implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String TEMPLATE = """
            apiVersion: batch/v1
            kind: Job
            spec:
              template:
                spec:
                  automountServiceAccountToken: false
                  nodeSelector: {type: kwok}
                  tolerations: [{key: vomeet.io/fake, operator: Exists}]
                  securityContext: {runAsNonRoot: true, runAsUser: 10001, seccompProfile: {type: RuntimeDefault}}
                  containers:
                    - name: vomeet-bot
                      securityContext: {allowPrivilegeEscalation: false, capabilities: {drop: [ALL]}}
            """;

    private final Closing closing = new Closing();
    private final String namespace;
    private final KubernetesClient cluster;
    private final Manager manager;
    private final Questions questions;
    private final ApiClient api;

    /** @param namespace where its bots run; has the service account {@code vomeet-bot} */
    OutsideManager(ClusterAccess access, String namespace) throws IOException {
        this(access, namespace, TEMPLATE, Map.of());
    }

    /**
     * @param template what a bot's Job is
     * @param more settings besides
     */
    OutsideManager(ClusterAccess access, String namespace, String template, Map<String, String> more)
            throws IOException {
        this.namespace = namespace;
        var data = Files.createTempDirectory("outside-manager-");
        closing.add(() -> Folders.remove(data));
        cluster = closing.add(client(access.kubeconfig()));
        var settings = new HashMap<>(StoresAside.start(closing, Folders.ofThisMachine(), data));
        settings.putAll(settings(access, data, template));
        settings.putAll(more);
        manager = closing.start(() -> start(settings));
        var key = manager.accounts().create("E2E", 0).key();
        var endpoint = new Endpoint(manager.base(), key);
        questions = new Questions(endpoint);
        api = closing.add(new ApiClient(endpoint));
    }

    private Map<String, String> settings(ClusterAccess access, Path data, String template) throws IOException {
        var port = FreePort.any();
        var settings = new HashMap<String, String>();
        settings.put("ORCHESTRATOR", "k8s");
        settings.put("KUBECONFIG", access.kubeconfig().toString());
        settings.put("K8S_NAMESPACE", namespace);
        settings.put("K8S_BOT_CPU_REQUEST", "10m");
        settings.put(
                "K8S_JOB_TEMPLATE",
                Files.writeString(data.resolve("job.yaml"), template).toString());
        settings.put("PORT", "" + port);
        settings.put("K8S_BOT_MANAGER_CALLBACK_URL", "http://127.0.0.1:" + port + "/bots/internal/callback/exited");
        settings.put("WHISPER_LIVE_URL", "ws://127.0.0.1:9/ws");
        settings.put("SIGNING_KEY", "only-for-this-test-0123456789abcdef");
        // A lost node is known to be so after 20 s: until then its bots are not taken for dead by themselves.
        settings.put("FLEET_SILENT_AFTER_MS", "5000");
        settings.put("FLEET_NODE_PATIENCE_MS", "60000");
        settings.put("FLEET_SWEEP_EVERY_MS", "1000");
        settings.put("RATE_LIMIT_PER_SECOND", "0");
        return settings;
    }

    private static Manager start(Map<String, String> settings) {
        return switch (ManagerConfig.read(settings)) {
            case ManagerConfig.Result.Valid(var config, var _, var _) -> Manager.start(config);
            case ManagerConfig.Result.Invalid(var problems) -> throw new AssertionError(problems);
        };
    }

    ApiClient api() {
        return api;
    }

    /** A bot for a meeting of that code. */
    MeetingView request(String code) {
        return api.requestBot(Map.of("platform", "google_meet", "native_meeting_id", code));
    }

    List<Job> jobs(MeetingView meeting) {
        return cluster.batch()
                .v1()
                .jobs()
                .inNamespace(namespace)
                .withLabel("meeting-id", "" + meeting.id())
                .list()
                .getItems();
    }

    void deleteJobs(MeetingView meeting) {
        cluster.batch()
                .v1()
                .jobs()
                .inNamespace(namespace)
                .withLabel("meeting-id", "" + meeting.id())
                .delete();
    }

    List<Pod> pods(MeetingView meeting) {
        return cluster.pods()
                .inNamespace(namespace)
                .withLabel("meeting-id", "" + meeting.id())
                .list()
                .getItems();
    }

    List<Secret> secrets(MeetingView meeting) {
        return cluster.secrets()
                .inNamespace(namespace)
                .withLabel("meeting-id", "" + meeting.id())
                .list()
                .getItems();
    }

    /** @return its pod, which looks as if it ran */
    Pod awaitRunning(MeetingView meeting) {
        Awaitility.await("a pod of meeting " + meeting.id() + " runs")
                .atMost(PATIENCE)
                .until(() -> running(meeting).isPresent());
        return running(meeting).orElseThrow();
    }

    private Optional<Pod> running(MeetingView meeting) {
        return pods(meeting).stream()
                .filter(pod -> "Running".equals(pod.getStatus().getPhase()))
                .findFirst();
    }

    MeetingView awaitStatus(MeetingView meeting, MeetingStatus status) {
        Awaitility.await("meeting " + meeting.id() + " is " + status.wire())
                .atMost(PATIENCE)
                .until(() -> api.meeting(meeting.id()).status() == status);
        return api.meeting(meeting.id());
    }

    /** How it came to its end, as {@code GET /meetings/{id}/events} tells it. */
    JsonNode lastChange(MeetingView meeting) {
        return questions.statusChanges(meeting.id()).getLast();
    }

    void awaitGone(MeetingView meeting) {
        Awaitility.await("neither Job nor pod nor Secret of meeting " + meeting.id())
                .atMost(PATIENCE)
                .until(() -> Stream.of(jobs(meeting), pods(meeting), secrets(meeting))
                        .allMatch(List::isEmpty));
    }

    /** Neither a Job that does anything, nor a pod of it. */
    void awaitNothingRuns(MeetingView meeting) {
        Awaitility.await("nothing of meeting " + meeting.id() + " runs")
                .atMost(PATIENCE)
                .until(() -> jobs(meeting).stream().noneMatch(OutsideManager::isActive)
                        && running(meeting).isEmpty());
    }

    private static boolean isActive(Job job) {
        var active = job.getStatus() == null ? null : job.getStatus().getActive();
        return active != null && active > 0;
    }

    /** What a pod on a fake node does next is annotated. */
    void annotate(Pod pod, Map<String, String> annotations) {
        cluster.pods()
                .inNamespace(namespace)
                .withName(pod.getMetadata().getName())
                .edit(now -> {
                    now.getMetadata().getAnnotations().putAll(annotations);
                    return now;
                });
    }

    @Override
    public void close() {
        closing.close();
    }
}
