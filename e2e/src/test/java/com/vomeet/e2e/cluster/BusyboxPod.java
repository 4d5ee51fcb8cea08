package com.vomeet.e2e.cluster;

/** A pod that passes the restricted Pod Security Standard and runs a line of shell. */
record BusyboxPod(String name, String image, String pullPolicy, String command, String more) {
    static BusyboxPod running(String name, String command) {
        return new BusyboxPod(name, "vomeet.test/busybox:1", "IfNotPresent", command, "");
    }

    /** From the private registry, asked for each time: what the node already has does not count. */
    static BusyboxPod pulled(String name, String more) {
        return new BusyboxPod(name, "ghcr.io/voltade/busybox:1", "Always", "echo pulled", more);
    }

    BusyboxPod with(String furtherFields) {
        return new BusyboxPod(name, image, pullPolicy, command, furtherFields);
    }

    /** As the template of a pod, each line indented by two. */
    String spec() {
        return """
                spec:
                  restartPolicy: Never
                  automountServiceAccountToken: false
                  terminationGracePeriodSeconds: 1
                  securityContext: {runAsNonRoot: true, runAsUser: 10001, seccompProfile: {type: RuntimeDefault}}
                  containers:
                    - name: busybox
                      image: %s
                      imagePullPolicy: %s
                      command: [sh, -c, '%s']
                      securityContext: {allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: {drop: [ALL]}}
                      volumeMounts: [{name: tmp, mountPath: /tmp}]
                %s""".formatted(image, pullPolicy, command, more.isEmpty() ? TMP : more);
    }

    String yaml() {
        return "apiVersion: v1\nkind: Pod\nmetadata: {name: %s, labels: {app: %s}}\n".formatted(name, name) + spec();
    }

    private static final String TMP = "  volumes: [{name: tmp, emptyDir: {}}]\n";

    static String tmpAnd(String field) {
        return TMP + "  " + field + "\n";
    }
}
