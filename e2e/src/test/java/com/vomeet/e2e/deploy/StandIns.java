package com.vomeet.e2e.deploy;

import com.vomeet.e2e.guide.Programs;
import com.vomeet.e2e.guide.Terminal;
import com.vomeet.e2e.house.Tree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A machine on which scripts of {@code deploy/} find, in the place of programs, some that write down how they were called. */
final class StandIns {
    private final Path folder;
    private final Programs programs;
    private final Map<String, String> environment = new HashMap<>();

    StandIns(Path folder) {
        this.folder = folder;
        this.programs = new Programs(folder);
        set("PATH", programs.path());
        set("KUBECONFIG_DATA", "the kubeconfig of the environment");
    }

    void set(String name, String value) {
        environment.put(name, value);
    }

    /** A program that is found before the real one, and notes each call. */
    void program(String name, String script) throws IOException {
        programs.put(name, script);
    }

    /** What images.sh leaves for later steps. */
    void pushed() throws IOException {
        var made = Files.createDirectories(folder.resolve("made"));
        for (var image : List.of("bot", "bot-manager", "speech", "lab")) {
            var name = image.replace("bot-", "");
            Files.writeString(made.resolve(name), "registry:5000/us/vomeet-" + image + ":abc@sha256:" + name + "\n");
        }
        set("REGISTRY", "registry:5000/us");
        set("VOMEET_DEPLOY_MADE", made.toString());
    }

    /** Without the question whether the cluster answers. */
    List<String> calls() throws IOException {
        return programs.calls().stream()
                .filter(call -> !call.startsWith("kubectl version"))
                .toList();
    }

    Terminal.Said run(String script) throws InterruptedException {
        return new Terminal(Tree.ROOT, environment).run(script);
    }
}
