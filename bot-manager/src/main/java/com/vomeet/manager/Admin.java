package com.vomeet.manager;

import com.vomeet.manager.admin.AdminDesk;
import com.vomeet.manager.admin.AdminTask;
import com.vomeet.manager.store.Patience;
import com.vomeet.manager.store.Unreachable;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;

/** An operator's tasks as a program of its own, with the manager's environment; {@code vomeet-admin} in its image. */
public final class Admin {
    private static final int UNREACHABLE = 1;
    private static final int WRONG_WORDS = 64;
    private static final String JSON = "--json";

    private Admin() {}

    public static void main(String[] words) {
        if (System.getProperty("logback.configurationFile") == null) {
            System.setProperty("logback.configurationFile", "admin-logback.xml");
        }
        System.exit(run(List.of(words), System.getenv(), System.out, System.err));
    }

    /** @return the exit code */
    public static int run(List<String> words, Map<String, String> environment, PrintStream out, PrintStream err) {
        return run(words, environment, AdminDesk.PATIENCE, out, err);
    }

    static int run(
            List<String> words,
            Map<String, String> environment,
            Patience forDatabase,
            PrintStream out,
            PrintStream err) {
        var asJson = words.contains(JSON);
        var task = AdminTask.parse(
                words.stream().filter(word -> !word.equals(JSON)).toList());
        if (task.isEmpty()) {
            err.println(AdminTask.USAGE);
            return WRONG_WORDS;
        }
        try {
            return new AdminDesk(environment, forDatabase, out, err, asJson).run(task.get());
        } catch (Unreachable e) {
            err.println(e.told());
            return UNREACHABLE;
        }
    }
}
