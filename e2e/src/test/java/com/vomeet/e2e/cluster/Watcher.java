package com.vomeet.e2e.cluster;

import com.vomeet.contract.Json;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A pod elsewhere in the cluster that reads what the release's monitors name, as a Prometheus beside it does. */
record Watcher(Release release, Namespace namespace) implements AutoCloseable {
    static Watcher of(Release release) {
        var watcher = new Watcher(release, Namespace.restricted(release.cluster()));
        watcher.namespace.apply(BusyboxPod.running("watcher", "sleep 600").yaml());
        watcher.namespace.awaitField("pod/watcher", ".status.phase", "Running");
        return watcher;
    }

    /** Whom the chart's value {@code monitoring.from} means. */
    Watcher named() {
        release.cluster().kubectl("label", "namespace", namespace.name(), "vomeet.test/watches=metrics");
        return this;
    }

    /** @return the components whose metrics it has read, of all that a monitor names, in alphabetical order */
    List<String> reads() {
        var calls = targets().entrySet().stream()
                .map(one -> read(one.getKey(), one.getValue()))
                .collect(Collectors.joining());
        return namespace
                .kubectl("exec", "watcher", "--", "sh", "-c", calls + "wait")
                .lines()
                .sorted()
                .toList();
    }

    private static String read(String component, String address) {
        return "(curl -sf -m 5 -H Accept:text/plain http://" + address + "/metrics | grep -q vomeet_ && echo "
                + component + ") & ";
    }

    /** The address of each by its component. */
    private Map<String, String> targets() {
        var all = new TreeMap<String, String>();
        pods("podmonitor/bot-manager", ".spec.podMetricsEndpoints[0].port", all);
        pods("servicemonitor/whisperlive", ".spec.endpoints[0].port", all);
        return all;
    }

    /** Pods and Services of a component have the same labels here, so that both kinds of monitors find the pods. */
    private void pods(String monitor, String portPath, Map<String, String> found) {
        var labels =
                Json.MAPPER.readTree(release.kubectl("get", monitor, "-o", "jsonpath={.spec.selector.matchLabels}"));
        var selector = labels.propertyStream()
                .map(label -> label.getKey() + "=" + label.getValue().asString())
                .collect(Collectors.joining(","));
        var port = release.kubectl("get", monitor, "-o", "jsonpath={" + portPath + "}");
        release.kubectl(
                        "get",
                        "pods",
                        "-l",
                        selector,
                        "-o",
                        "jsonpath={range .items[*]}{.metadata.labels.app\\.kubernetes\\.io/component} {.status.podIP}:"
                                + "{.spec.containers[0].ports[?(@.name=='" + port + "')].containerPort}{'\\n'}{end}")
                .lines()
                .map(line -> line.split(" ", 2))
                .forEach(parts -> found.put(parts[0], parts[1]));
    }

    @Override
    public void close() {
        namespace.close();
    }
}
