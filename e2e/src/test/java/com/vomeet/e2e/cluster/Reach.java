package com.vomeet.e2e.cluster;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whom a container of the product reaches, asked from inside of it, by address: a name that is not found would say nothing. */
record Reach(Release release, Map<String, String> addresses) {
    Reach {
        addresses = Map.copyOf(addresses);
    }

    /** All services of the release, the name service, the API server and whatever else is named, as {@code address:port}. */
    static Reach of(Release release, Map<String, String> others) {
        var all = new TreeMap<>(others);
        for (var name : List.of("bot-manager", "postgres", "redis", "whisperlive")) {
            all.put(name, service(release, release.namespace(), name));
        }
        all.put("names", service(release, "kube-system", "kube-dns"));
        all.put("api server", service(release, "default", "kubernetes"));
        return new Reach(release, all);
    }

    /** @return {@code address:port} */
    static String service(Release release, String namespace, String name) {
        return release.cluster()
                .kubectlIn(
                        namespace,
                        "get",
                        "service",
                        name,
                        "-o",
                        "jsonpath={.spec.clusterIP}:{.spec.ports[?(@.protocol=='TCP')].port}")
                .split(" ", 2)[0];
    }

    /** @return the names of those that take a connection, in alphabetical order */
    List<String> from(String namespace, String pod) {
        var calls = addresses.entrySet().stream()
                .map(one -> "(timeout 2 bash -c 'echo >/dev/tcp/%s' 2>/dev/null && echo '%s') & "
                        .formatted(one.getValue().replace(':', '/'), one.getKey()))
                .collect(Collectors.joining());
        var said = release.cluster().tryKubectl("-n", namespace, "exec", pod, "--", "bash", "-c", calls + "wait");
        return said.isGood()
                ? said.out().lines().sorted().toList()
                : Stream.of("not asked: " + said.complaint()).toList();
    }
}
