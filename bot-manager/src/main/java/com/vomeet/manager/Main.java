package com.vomeet.manager;

import com.vomeet.contract.SettingRow;
import com.vomeet.manager.config.LogSettings;
import com.vomeet.manager.config.ManagerConfig;
import com.vomeet.manager.log.LogSetup;
import com.vomeet.manager.orchestrator.OrchestratorMissing;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The manager as a program of its own, set up by environment variables. */
public final class Main {
    private static final int WRONG_CONFIGURATION = 2;
    private static final int CANNOT_START = 1;
    /** Without a drain whoever ends the program waits ten seconds: what has not ended by itself then is cut off by the process' end. */
    private static final Duration END = Duration.ofSeconds(9);

    private Main() {}

    public static void main(String[] arguments) throws InterruptedException {
        LogSetup.prepare(LogSettings.of(System.getenv()));
        var log = LoggerFactory.getLogger(Main.class);
        switch (ManagerConfig.read(System.getenv())) {
            case ManagerConfig.Result.Invalid(var problems) -> {
                problems.forEach(problem -> log.error("{}", problem));
                System.exit(WRONG_CONFIGURATION);
            }
            case ManagerConfig.Result.Valid(var config, var unknown, var rows) -> {
                unknown.forEach(name -> log.warn("{} is not a setting of this program", name));
                show(rows, log);
                run(config, log);
            }
        }
    }

    /** A line a group; secrets are not in it. */
    private static void show(List<SettingRow> rows, Logger log) {
        rows.stream()
                .collect(Collectors.groupingBy(SettingRow::group, LinkedHashMap::new, Collectors.toList()))
                .forEach((group, all) -> log.info(
                        "{}: {}", group, all.stream().map(SettingRow::text).collect(Collectors.joining(", "))));
    }

    private static void run(ManagerConfig config, Logger log) throws InterruptedException {
        try {
            var manager = Manager.start(config);
            log.info("listening at {}", manager.base());
            var atMost = config.http().drain().plus(END);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> end(manager, atMost, log)));
        } catch (OrchestratorMissing e) {
            log.error("{}", e.getMessage());
            System.exit(CANNOT_START);
        } catch (RuntimeException e) {
            log.error("{}", e.getMessage(), e);
            System.exit(CANNOT_START);
        }
        new CountDownLatch(1).await();
    }

    private static void end(Manager manager, Duration atMost, Logger log) {
        log.info("ends");
        var ending = Thread.ofVirtual().start(manager::close);
        try {
            if (ending.join(atMost)) {
                log.info("has ended");
            } else {
                log.warn(
                        "has not ended within {} s; what is left is repaired by whoever starts next",
                        atMost.toSeconds());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
