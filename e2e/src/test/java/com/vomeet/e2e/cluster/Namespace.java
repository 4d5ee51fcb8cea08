package com.vomeet.e2e.cluster;

import com.vomeet.bench.cluster.ClusterAccess;
import com.vomeet.bench.cluster.Said;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** A namespace for one test, where Pod Security is as strict as the product promises to bear. It goes with all that is in it. */
public final class Namespace implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private final ClusterAccess cluster;
    private final String name;

    private Namespace(ClusterAccess cluster, String name) {
        this.cluster = cluster;
        this.name = name;
    }

    public static Namespace restricted(ClusterAccess cluster) {
        var name = "test-" + UUID.randomUUID().toString().substring(0, 8);
        makeRestricted(cluster, name);
        var made = new Namespace(cluster, name);
        made.await("the service account of new pods", "get", "serviceaccount", "default");
        return made;
    }

    static void makeRestricted(ClusterAccess cluster, String name) {
        cluster.kubectl("create", "namespace", name);
        cluster.kubectl("label", "namespace", name, "pod-security.kubernetes.io/enforce=restricted");
    }

    public String name() {
        return name;
    }

    /** One template of the product's chart as it is for this namespace. */
    String rendered(String template, String... values) {
        var line = Stream.concat(
                Stream.of("template", "vomeet", "./chart", "-n", name, "--show-only", "templates/" + template),
                Stream.of(values));
        return cluster.helm(line.toArray(String[]::new));
    }

    public void apply(String yaml) {
        cluster.apply(name, yaml);
    }

    public Said tryApply(String yaml) {
        return cluster.tryApply(name, yaml);
    }

    public String kubectl(String... arguments) {
        return cluster.kubectl(here(arguments));
    }

    public Said tryKubectl(String... arguments) {
        return cluster.tryKubectl(here(arguments));
    }

    /** Waits until kubectl has a good answer. */
    public void await(String what, String... arguments) {
        Awaitility.await(what)
                .atMost(PATIENCE)
                .until(() -> tryKubectl(arguments).isGood());
    }

    /** Waits until the field of the object, as kubectl's {@code jsonpath} finds it, is the wanted one. */
    public void awaitField(String object, String path, String wanted) {
        Awaitility.await(object + " with " + path + " = " + wanted)
                .atMost(PATIENCE)
                .until(() -> field(object, path).equals(wanted));
    }

    public String field(String object, String path) {
        return tryKubectl("get", object, "-o", "jsonpath={" + path + "}").out();
    }

    private String[] here(String... arguments) {
        var all = new String[arguments.length + 2];
        all[0] = "-n";
        all[1] = name;
        System.arraycopy(arguments, 0, all, 2, arguments.length);
        return all;
    }

    @Override
    public void close() {
        cluster.kubectl("delete", "namespace", name, "--wait=false");
    }
}
