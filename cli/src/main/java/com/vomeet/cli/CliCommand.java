package com.vomeet.cli;

import java.util.concurrent.Callable;

/** A command of {@code ./vomeet} that another module brings (found by the service loader); annotated for picocli. */
public interface CliCommand extends Callable<Integer> {}
