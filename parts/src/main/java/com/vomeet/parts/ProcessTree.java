package com.vomeet.parts;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A process and all that came from it, as the kernel's process table shows it now. */
public record ProcessTree(ProcessHandle root) {
    /** Processes of this machine whose command line fits; empty where they may not be looked at. */
    public static List<ProcessTree> find(Predicate<String> commandLine) {
        return ProcessHandle.allProcesses()
                .filter(handle ->
                        handle.info().commandLine().filter(commandLine).isPresent())
                .map(ProcessTree::new)
                .toList();
    }

    /** The root first. */
    public List<ProcessHandle> processes() {
        return Stream.concat(Stream.of(root), root.descendants()).toList();
    }

    /** The root first. */
    public List<Long> pids() {
        return processes().stream().map(ProcessHandle::pid).toList();
    }
}
