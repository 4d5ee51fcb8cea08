package com.vomeet.e2e.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/**
 * The rules of the <em>restricted</em> Pod Security Standard, for pod templates.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/security/pod-security-standards/">the standard</a>
 */
final class RestrictedPods {
    private static final Set<String> VOLUMES = Set.of(
            "configMap",
            "csi",
            "downwardAPI",
            "emptyDir",
            "ephemeral",
            "persistentVolumeClaim",
            "projected",
            "secret",
            "name");
    private static final Set<String> SECCOMP = Set.of("RuntimeDefault", "Localhost");
    private static final List<String> HOST = List.of("hostNetwork", "hostPID", "hostIPC");

    private RestrictedPods() {}

    /** What the standard would refuse, one sentence each. */
    static List<String> violations(JsonNode template) {
        var found = new ArrayList<String>();
        var spec = template.at("/spec");
        HOST.stream().filter(name -> spec.path(name).asBoolean(false)).forEach(found::add);
        spec.path("volumes")
                .forEach(volume -> volume.propertyNames().stream()
                        .filter(type -> !VOLUMES.contains(type))
                        .forEach(type -> found.add("volume of type " + type)));
        Stream.of("initContainers", "containers", "ephemeralContainers")
                .flatMap(kind -> StreamSupport.stream(spec.path(kind).spliterator(), false))
                .forEach(container -> inContainer(spec.path("securityContext"), container, found));
        return found;
    }

    private static void inContainer(JsonNode pod, JsonNode container, List<String> found) {
        var name = container.path("name").asString() + ": ";
        var own = container.path("securityContext");
        if (own.path("privileged").asBoolean(false)) {
            found.add(name + "privileged");
        }
        if (own.path("allowPrivilegeEscalation").asBoolean(true)) {
            found.add(name + "allowPrivilegeEscalation is not false");
        }
        if (!Objects.texts(own.at("/capabilities/drop")).contains("ALL")) {
            found.add(name + "does not drop ALL");
        }
        var added = Objects.texts(own.at("/capabilities/add"));
        if (!added.isEmpty() && !added.equals(List.of("NET_BIND_SERVICE"))) {
            found.add(name + "adds " + added);
        }
        if (!either(own, pod, "/runAsNonRoot").asBoolean(false)) {
            found.add(name + "may run as root");
        }
        if (either(own, pod, "/runAsUser").asInt(-1) == 0) {
            found.add(name + "runs as root");
        }
        if (!SECCOMP.contains(either(own, pod, "/seccompProfile/type").asString())) {
            found.add(name + "has no seccomp profile");
        }
        container.path("ports").forEach(port -> {
            if (port.has("hostPort")) {
                found.add(name + "takes a port of the host");
            }
        });
    }

    private static JsonNode either(JsonNode own, JsonNode pod, String path) {
        return own.at(path).isMissingNode() ? pod.at(path) : own.at(path);
    }
}
