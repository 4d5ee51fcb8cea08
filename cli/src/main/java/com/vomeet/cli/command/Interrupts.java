package com.vomeet.cli.command;

import com.vomeet.cli.product.Closing;
import java.util.concurrent.CountDownLatch;

/** Ctrl-C and SIGTERM: what was started is ended in order before the JVM goes. */
final class Interrupts {
    private static final CountDownLatch NEVER = new CountDownLatch(1);

    private Interrupts() {}

    /** The JVM waits for its shutdown hooks, so closing there is closing to the end. */
    static void onInterrupt(Closing closing) {
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(closing::close));
    }

    static void awaitInterrupt() throws InterruptedException {
        NEVER.await();
    }
}
