package com.vomeet.bench.cluster;

import com.vomeet.contract.Json;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The way to the cluster that tests and benches use: the one that {@code KUBECONFIG} names, else the running one of {@code ./vomeet
 * cluster}. Where there is none, a test fails: one that is skipped shows nothing.
 */
public final class ClusterAccess {
    private final Path root;
    /** What the launcher is told to mean it: nothing for the first cluster. */
    private final List<String> name;

    private final Map<String, String> environment;

    private ClusterAccess(Path root, List<String> name, Map<String, String> environment) {
        this.root = root;
        this.name = List.copyOf(name);
        this.environment = Map.copyOf(environment);
    }

    /** @param root of the checkout */
    public static ClusterAccess find(Path root) {
        return find(root, System.getenv());
    }

    static ClusterAccess find(Path root, Map<String, String> environment) {
        var named = environment.getOrDefault("KUBECONFIG", "");
        if (named.isBlank()) {
            return ofTheLauncher(root, List.of(), environment);
        }
        var there = new ClusterAccess(root, List.of(), environment);
        return there.host().isPresent() ? there : knownToTheLauncher(named, there);
    }

    /** {@code ./vomeet cluster up} ends with the name of its file, but all that belongs to it is told by {@code env}. */
    private static ClusterAccess knownToTheLauncher(String named, ClusterAccess there) {
        var said = new Command(there.root, Map.of(), launcher(there.root, List.of(), "env")).run("");
        if (!said.isGood()) {
            return there;
        }
        var own = withExports(there.environment, said.out());
        return named.equals(own.get("KUBECONFIG")) ? new ClusterAccess(there.root, List.of(), own) : there;
    }

    /** A cluster beside the first, of {@code ./vomeet cluster up --name}. */
    public static ClusterAccess named(Path root, String name) {
        return ofTheLauncher(root, List.of("--name", name), System.getenv());
    }

    private static ClusterAccess ofTheLauncher(Path root, List<String> name, Map<String, String> environment) {
        var said = new Command(root, Map.of(), launcher(root, name, "env")).run("");
        if (!said.isGood()) {
            throw new IllegalStateException(
                    "There is no cluster to test on. Run ./vomeet test --cluster, or ./vomeet cluster up first,"
                            + " or name one of your own with KUBECONFIG. " + said.complaint());
        }
        return new ClusterAccess(root, name, withExports(environment, said.out()));
    }

    private static List<String> launcher(Path root, List<String> name, String command, String... arguments) {
        return Stream.of(
                        Stream.of(root.resolve("vomeet").toString(), "cluster", command),
                        name.stream(),
                        Stream.of(arguments))
                .flatMap(words -> words)
                .toList();
    }

    /** The lines are for a shell; only PATH refers to what was there before. */
    static Map<String, String> withExports(Map<String, String> environment, String exports) {
        var all = new HashMap<>(environment);
        exports.lines()
                .map(line -> line.substring("export ".length()).split("=", 2))
                .forEach(pair -> all.put(pair[0], pair[1].replace("$PATH", environment.getOrDefault("PATH", ""))));
        return all;
    }

    public Path kubeconfig() {
        return Path.of(setting("KUBECONFIG").orElseThrow());
    }

    /** The certificate, PEM, that vouches for its API server, and in the cluster of {@code ./vomeet cluster} for its registry. */
    public String authority() {
        var config = Json.MAPPER.readTree(kubectl("config", "view", "--raw", "-o", "json"));
        var data = config.at("/clusters/0/cluster/certificate-authority-data").stringValue();
        return new String(Base64.getDecoder().decode(data), StandardCharsets.US_ASCII);
    }

    /** The address of this machine as pods see it, in the cluster of {@code ./vomeet cluster}. */
    public Optional<String> host() {
        return setting("VOMEET_CLUSTER_HOST");
    }

    public Optional<String> setting(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }

    /** For programs that a test runs itself: KUBECONFIG, and a PATH with kubectl and helm. */
    public Map<String, String> environment() {
        return environment;
    }

    /** What kubectl answers; a complaint of it fails the test. */
    public String kubectl(String... arguments) {
        return good(tryKubectl(arguments), "kubectl", arguments);
    }

    public String kubectlIn(String namespace, String... arguments) {
        return kubectl(
                Stream.concat(Stream.of("-n", namespace), Stream.of(arguments)).toArray(String[]::new));
    }

    public Said tryKubectl(String... arguments) {
        return run("", "kubectl", arguments);
    }

    /** Which pods a component has; others once they are replaced. */
    public String podsOf(String namespace, String component) {
        return kubectlIn(
                namespace,
                "get",
                "pods",
                "-l",
                "app.kubernetes.io/component=" + component,
                "-o",
                "jsonpath={.items[*].metadata.uid}");
    }

    public String helm(String... arguments) {
        return good(tryHelm(arguments), "helm", arguments);
    }

    public Said tryHelm(String... arguments) {
        return run("", "helm", arguments);
    }

    /** For the end of a test: whether there is such a release or not. */
    public void helmUninstall(String namespace, String release) {
        run("", "helm", "uninstall", release, "-n", namespace, "--ignore-not-found", "--wait", "--timeout", "150s");
    }

    /** What a node needs to pull the bot's image from the private registry. */
    public void createPullSecret(String namespace, String registry) {
        kubectlIn(
                namespace,
                "create",
                "secret",
                "docker-registry",
                "image-pull-secrets",
                "--docker-server=" + registry,
                "--docker-username=" + ofTheRegistry("USER"),
                "--docker-password=" + ofTheRegistry("PASSWORD"));
    }

    private String ofTheRegistry(String what) {
        return setting("VOMEET_CLUSTER_REGISTRY_" + what).orElseThrow(() -> onlyOurs("pull from a private registry"));
    }

    private static IllegalStateException onlyOurs(String what) {
        return new IllegalStateException("KUBECONFIG names a cluster of your own, and to " + what
                + " takes that of ./vomeet cluster: docs/cluster.md says which tests run on any cluster");
    }

    public String apply(String namespace, String yaml) {
        return good(tryApply(namespace, yaml), "kubectl", "apply");
    }

    public Said tryApply(String namespace, String yaml) {
        return run(yaml, "kubectl", "-n", namespace, "apply", "-f", "-");
    }

    /** A command of the launcher about the cluster, for example {@code restart apiserver}. */
    public String cluster(String command, String... arguments) {
        if (host().isEmpty()) {
            throw onlyOurs(command);
        }
        var line = launcher(root, name, command, arguments);
        return good(new Command(root, environment, line).run(""), "./vomeet cluster " + command, arguments);
    }

    /** Found in the PATH of the cluster and not in that of the tests: a process builder looks in the latter. */
    private Said run(String input, String program, String... arguments) {
        var line =
                Stream.concat(Stream.of("env", program), Stream.of(arguments)).toList();
        return new Command(root, environment, line).run(input);
    }

    private static String good(Said said, String program, String... arguments) {
        if (!said.isGood()) {
            throw new IllegalStateException(program + " " + String.join(" ", arguments) + ": " + said.all());
        }
        return said.out();
    }
}
