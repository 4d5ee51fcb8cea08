package com.vomeet.e2e.cluster;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import com.vomeet.bench.cluster.ClusterAccess;
import com.vomeet.lab.tls.OwnAuthority;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;

/**
 * What an adapter for Prometheus is to a cluster: the API of external metrics, here on this machine, with one figure of one namespace,
 * which a test decides on. Of others it knows nothing.
 */
final class MetricsAdapter implements AutoCloseable {
    private static final String GROUP = "/apis/external.metrics.k8s.io/v1beta1";
    private static final String METRIC = "vomeet_stream_lag";
    private static final String RESOURCES = """
            {"kind": "APIResourceList", "apiVersion": "v1", "groupVersion": "external.metrics.k8s.io/v1beta1", "resources": []}
            """;
    private static final String NOT_FOUND = """
            {"kind": "Status", "apiVersion": "v1", "metadata": {}, "status": "Failure", "reason": "NotFound", "code": 404,
             "message": "there is only the figure of the release"}
            """;

    private final ClusterAccess cluster;
    private final HttpsServer server;
    private final String known;
    private final AtomicInteger figure = new AtomicInteger();

    private MetricsAdapter(ClusterAccess cluster, HttpsServer server, String namespace) {
        this.cluster = cluster;
        this.server = server;
        this.known = GROUP + "/namespaces/" + namespace + "/" + METRIC;
    }

    /** @param namespace of the release */
    static MetricsAdapter start(ClusterAccess cluster, String namespace) throws IOException {
        var host = cluster.host().orElseThrow();
        var server = HttpsServer.create(new InetSocketAddress(InetAddress.getByName(host), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(
                OwnAuthority.certify(List.of(host), Instant.now()).serverContext()));
        var adapter = new MetricsAdapter(cluster, server, namespace);
        server.createContext("/", adapter::answer);
        server.start();
        cluster.apply("kube-system", objects(host, server.getAddress().getPort()));
        Awaitility.await("the cluster asks this machine for metrics")
                .atMost(Duration.ofSeconds(90))
                .until(() -> cluster.tryKubectl("get", "--raw", GROUP).isGood());
        return adapter;
    }

    /** From now on the answer. */
    void say(int now) {
        figure.set(now);
    }

    private void answer(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        if (!path.startsWith(GROUP + "/namespaces/")) {
            send(exchange, 200, RESOURCES);
        } else if (path.equals(known)) {
            send(exchange, 200, figure(figure.get()));
        } else {
            send(exchange, 404, NOT_FOUND);
        }
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private static String figure(int value) {
        return """
            {"kind": "ExternalMetricValueList", "apiVersion": "external.metrics.k8s.io/v1beta1", "metadata": {},
             "items": [{"metricName": "%s", "metricLabels": {}, "timestamp": "%s", "value": "%s"}]}
            """.formatted(METRIC, Instant.now(), value);
    }

    /** A service without pods of its own: behind it is this machine. */
    private static String objects(String host, int port) {
        return """
            apiVersion: v1
            kind: Service
            metadata: {name: metrics-adapter, namespace: kube-system}
            spec: {ports: [{port: 443}]}
            ---
            apiVersion: discovery.k8s.io/v1
            kind: EndpointSlice
            metadata: {name: metrics-adapter, namespace: kube-system, labels: {kubernetes.io/service-name: metrics-adapter}}
            addressType: IPv4
            ports: [{port: %s}]
            endpoints: [{addresses: ["%s"]}]
            ---
            apiVersion: apiregistration.k8s.io/v1
            kind: APIService
            metadata: {name: v1beta1.external.metrics.k8s.io}
            spec:
              service: {name: metrics-adapter, namespace: kube-system}
              group: external.metrics.k8s.io
              version: v1beta1
              insecureSkipTLSVerify: true
              groupPriorityMinimum: 100
              versionPriority: 100
            """.formatted(port, host);
    }

    @Override
    public void close() {
        cluster.tryKubectl("delete", "apiservice", "v1beta1.external.metrics.k8s.io", "--wait=false");
        cluster.tryKubectl("-n", "kube-system", "delete", "service,endpointslice", "metrics-adapter", "--wait=false");
        server.stop(0);
    }
}
