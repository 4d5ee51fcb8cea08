package com.vomeet.lab;

import com.vomeet.contract.Settings;
import com.vomeet.lab.voice.MissingPackageException;
import java.io.UncheckedIOException;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The lab as a program of its own, set up by environment variables; meetings are opened by its control API. */
public final class Main {
    private static final int CANNOT_RUN = 1;
    private static final int WRONG_CONFIGURATION = 2;

    private Main() {}

    public static void main(String[] arguments) throws InterruptedException {
        if (System.getProperty("logback.configurationFile") == null) {
            System.setProperty("logback.configurationFile", "lab-logback.xml");
        }
        var log = LoggerFactory.getLogger(Main.class);
        var settings = new Settings(System.getenv());
        var config = LabEnvironment.read(settings);
        settings.unknown("LAB_").forEach(name -> log.warn("{} is not a setting of this program", name));
        if (!settings.problems().isEmpty()) {
            settings.problems().forEach(problem -> log.error("{}", problem));
            System.exit(WRONG_CONFIGURATION);
        }
        if (run(config, log)) {
            new CountDownLatch(1).await();
        }
        System.exit(CANNOT_RUN);
    }

    private static boolean run(LabConfig config, Logger log) {
        try {
            var lab = Lab.start(config);
            Runtime.getRuntime().addShutdownHook(new Thread(lab::close));
            log.info("listening at {}", lab.base());
            return true;
        } catch (MissingPackageException | UncheckedIOException e) {
            log.error("{}", e.getMessage());
            return false;
        }
    }
}
