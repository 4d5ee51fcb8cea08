package com.vomeet.e2e.cluster;

import com.vomeet.bench.cluster.ClusterAccess;
import com.vomeet.e2e.house.Tree;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/** Shared state of a test run: the images that {@code ./vomeet image --tag test all} made, loaded once. */
public final class TestImages {
    private static final Set<String> LOADED = new HashSet<>();

    private TestImages() {}

    /** Into the node, as they are named in their archives: manager, speech, lab, PostgreSQL and Redis. */
    public static void load(ClusterAccess cluster) {
        for (var image : new String[] {"manager", "speech", "lab", "postgres", "redis"}) {
            load(cluster, image, "");
        }
    }

    /** PostgreSQL and Redis on the node, as a registry that is open to all would give them. */
    public static void loadStandIns(ClusterAccess cluster) {
        for (var image : new String[] {"postgres", "redis"}) {
            cluster.cluster("load", archive(image).toString(), "--node-only");
        }
    }

    /** Debian's stand-in, in the registry only. */
    public static void loadBase(ClusterAccess cluster, Path archive) {
        cluster.cluster("load", archive.toString(), "--registry-only");
    }

    /** The bot's as it is named in its archive. */
    public static void loadBotOnTheNode(ClusterAccess cluster) {
        load(cluster, "bot", "");
    }

    /** The bot's, under one more name, and only into the registry: the node has to pull it as anybody's node has. */
    public static void loadBot(ClusterAccess cluster, String reference) {
        load(cluster, "bot", reference);
    }

    /** Manager and bot of the release before, on the node; with its chart, in the folder that is returned. */
    public static Path loadTheReleaseBefore(ClusterAccess cluster) {
        var folder = Tree.ROOT.resolve("target/before");
        for (var image : new String[] {"manager", "bot"}) {
            var archive = folder.resolve(image + ".tar");
            if (!Files.exists(archive)) {
                throw new AssertionError(archive + " is missing: ./vomeet test --upgrade makes it");
            }
            cluster.cluster("load", archive.toString(), "--node-only");
        }
        return folder;
    }

    /** Under the tag that the chart has without a word of ours; into the registry, as the bot's. */
    public static void loadAsLatest(ClusterAccess cluster) {
        load(cluster, "manager", "ghcr.io/voltade/vomeet-bot-manager:latest");
        load(cluster, "speech", "ghcr.io/voltade/vomeet-speech:latest");
        load(cluster, "bot", "ghcr.io/voltade/vomeet-bot:latest");
    }

    private static synchronized void load(ClusterAccess cluster, String image, String reference) {
        if (!LOADED.add(image + reference)) {
            return;
        }
        var archive = archive(image).toString();
        if (reference.isEmpty()) {
            cluster.cluster("load", archive);
        } else {
            cluster.cluster("load", archive, reference, "--registry-only");
        }
    }

    private static Path archive(String image) {
        var archive = Tree.ROOT.resolve("target/images/" + image + ".tar");
        if (!Files.exists(archive)) {
            throw new AssertionError(archive + " is missing: ./vomeet image --tag test all");
        }
        return archive;
    }
}
