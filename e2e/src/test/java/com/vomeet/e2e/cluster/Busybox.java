package com.vomeet.e2e.cluster;

import com.vomeet.bench.cluster.ClusterAccess;

/** An image with a shell that the cluster's nodes have or can get: ours has one from its start, another names its own. */
record Busybox(String repository, String tag) {
    static Busybox of(ClusterAccess cluster) {
        return named(cluster.setting("VOMEET_CLUSTER_BUSYBOX").orElse("vomeet.test/busybox:1"));
    }

    /** One that only a private registry has, for whom it knows. */
    static Busybox kept(ClusterAccess cluster) {
        return named(cluster.setting("VOMEET_CLUSTER_PRIVATE_BUSYBOX").orElse("ghcr.io/voltade/busybox:1"));
    }

    static Busybox named(String image) {
        var tag = image.lastIndexOf(':');
        if (tag <= image.lastIndexOf('/')) {
            throw new IllegalArgumentException("the image for a shell has no tag: " + image);
        }
        return new Busybox(image.substring(0, tag), image.substring(tag + 1));
    }

    /** Where it is, as a pull secret names it. */
    String registry() {
        return repository.substring(0, repository.indexOf('/'));
    }

    @Override
    public String toString() {
        return repository + ":" + tag;
    }
}
