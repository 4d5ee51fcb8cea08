package com.vomeet.e2e.cluster;

/**
 * A pod in the bot's place: a shell that does what a test wants of a bot.
 *
 * @param more lines of the container
 */
record BotPod(String command, String cpu, long deadlineSeconds, String more) {
    static BotPod that(String command) {
        return new BotPod(command, "10m", 600, "");
    }

    BotPod with(String line) {
        return new BotPod(command, cpu, deadlineSeconds, line);
    }

    BotPod withCpu(String quantity) {
        return new BotPod(command, quantity, deadlineSeconds, more);
    }

    BotPod withDeadline(long seconds) {
        return new BotPod(command, cpu, seconds, more);
    }

    String yaml() {
        return """
                apiVersion: batch/v1
                kind: Job
                spec:
                  template:
                    spec:
                      terminationGracePeriodSeconds: 5
                      automountServiceAccountToken: false
                      securityContext: {runAsNonRoot: true, runAsUser: 10001, seccompProfile: {type: RuntimeDefault}}
                      containers:
                        - name: vomeet-bot
                          imagePullPolicy: IfNotPresent
                          command: [sh, -c, '%s']
                          securityContext: {allowPrivilegeEscalation: false, capabilities: {drop: [ALL]}}
                          %s
                """.formatted(command, more);
    }
}
