package com.vomeet.e2e.cluster;

import com.vomeet.bench.cluster.ClusterAccess;

/** An image with a shell that the cluster's nodes have or can get: ours has one from its start, another names its own. */
record Busybox(String repository, String tag) {
    static Busybox of(ClusterAccess cluster) {
        return named(cluster.setting("VOMEET_CLUSTER_BUSYBOX").orElse("vomeet.test/busybox:1"));
    }

    static Busybox named(String image) {
        var tag = image.lastIndexOf(':');
        if (tag <= image.lastIndexOf('/')) {
            throw new IllegalArgumentException("VOMEET_CLUSTER_BUSYBOX has no tag: " + image);
        }
        return new Busybox(image.substring(0, tag), image.substring(tag + 1));
    }
}
