package com.vomeet.manager.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Whether this program runs in a pod. */
final class Cluster {
    private static final Path NAMESPACE = Path.of("/var/run/secrets/kubernetes.io/serviceaccount/namespace");

    private Cluster() {}

    static Optional<String> ownNamespace() {
        try {
            return Optional.of(Files.readString(NAMESPACE).strip()).filter(name -> !name.isEmpty());
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
