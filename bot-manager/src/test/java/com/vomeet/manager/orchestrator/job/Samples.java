package com.vomeet.manager.orchestrator.job;

/** Settings for tests: what they are when nothing is set. */
public final class Samples {
    private Samples() {}

    public static JobSettings settings() {
        return new JobSettings(
                new ImageSettings(Chosen.usually("ghcr.io/voltade/vomeet-bot"), Chosen.usually("latest"), null),
                new ResourceSettings(
                        Chosen.usually("1000m"), Chosen.usually("4000m"), Chosen.usually("2Gi"), Chosen.usually("8Gi")),
                Chosen.usually("vomeet-bot"),
                Chosen.usually(7_200L),
                Chosen.usually(300));
    }
}
