package com.vomeet.manager.orchestrator;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** All who watch one orchestrator. Thread-safe. */
public final class Watchers implements WorkloadWatcher {
    private final List<WorkloadWatcher> all = new CopyOnWriteArrayList<>();

    public void add(WorkloadWatcher watcher) {
        all.add(watcher);
    }

    @Override
    public void changed(Workload workload) {
        all.forEach(watcher -> watcher.changed(workload));
    }

    public void clear() {
        all.clear();
    }
}
