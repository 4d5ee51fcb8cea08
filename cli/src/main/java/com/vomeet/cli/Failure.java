package com.vomeet.cli;

import com.vomeet.cli.client.ApiException;
import com.vomeet.lab.voice.MissingPackageException;
import com.vomeet.speech.engine.EngineUnavailableException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.jspecify.annotations.Nullable;

/** A failed command as it is told at the terminal. */
final class Failure {
    private Failure() {}

    /** Expected failures in a sentence; anything else with its trace, for it is a bug of ours. */
    static String told(Throwable failure) {
        return switch (failure) {
            case CompletionException e -> {
                var cause = e.getCause();
                yield cause == null ? trace(e) : told(cause);
            }
            case Trouble _, ApiException _, MissingPackageException _, EngineUnavailableException _ ->
                String.valueOf(failure.getMessage());
            case FlywayValidateException _ ->
                "the data were written by another version of Vomeet; ./vomeet up --fresh forgets them,"
                        + " VOMEET_DATA names another folder";
            case CancellationException _ -> "interrupted";
            case UncheckedIOException e -> e.getMessage() + because(e.getCause());
            default -> trace(failure);
        };
    }

    private static String trace(Throwable failure) {
        var trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        return trace.toString();
    }

    private static String because(@Nullable Throwable cause) {
        return cause == null || cause.getMessage() == null ? "" : ": " + cause.getMessage();
    }
}
