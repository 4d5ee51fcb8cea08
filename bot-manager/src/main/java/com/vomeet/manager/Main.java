package com.vomeet.manager;

import com.vomeet.manager.config.ManagerConfig;
import java.util.concurrent.CountDownLatch;
import org.slf4j.LoggerFactory;

/** The manager as a program of its own, set up by environment variables. */
public final class Main {
    private static final int WRONG_CONFIGURATION = 2;

    private Main() {}

    public static void main(String[] arguments) throws InterruptedException {
        if (System.getProperty("logback.configurationFile") == null) {
            System.setProperty("logback.configurationFile", "manager-logback.xml");
        }
        var log = LoggerFactory.getLogger(Main.class);
        switch (ManagerConfig.read(System.getenv())) {
            case ManagerConfig.Result.Invalid(var problems) -> {
                problems.forEach(problem -> log.error("{}", problem));
                System.exit(WRONG_CONFIGURATION);
            }
            case ManagerConfig.Result.Valid(var config, var unknown) -> {
                unknown.forEach(name -> log.warn("{} is not a setting of this program", name));
                var manager = Manager.start(config);
                log.info("listening at {}", manager.base());
                Runtime.getRuntime().addShutdownHook(new Thread(manager::close));
                new CountDownLatch(1).await();
            }
        }
    }
}
