package com.vomeet.speech.wer;

import com.vomeet.speech.engine.Engine;
import com.vomeet.speech.engine.EngineSession;
import com.vomeet.speech.engine.Recognised;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Recorded audio straight into an engine, one session, faster than real time: what is the best that a meeting could get? */
public final class DirectRecognition {
    /** Live audio comes in such pieces. */
    private static final int PIECE = Engine.SAMPLE_RATE / 10;

    /**
     * Something said.
     *
     * @param samples 16 kHz mono; not changed while it is used
     * @param text what is said in it
     * @param pause silence after it
     */
    // An array in a record: recorded audio is large and is read only.
    @SuppressWarnings("ArrayRecordComponent")
    public record Said(short[] samples, String text, Duration pause) {}

    /** @param utterances the completed ones, in the time of the whole */
    public record Result(List<Recognised> utterances, WordErrors errors) {
        public Result {
            utterances = List.copyOf(utterances);
        }

        public String text() {
            return String.join(" ", utterances.stream().map(Recognised::text).toList());
        }
    }

    private DirectRecognition() {}

    public static Result of(Engine engine, List<Said> all) {
        var utterances = new ArrayList<Recognised>();
        try (var session = engine.open(recognised -> {
            if (recognised.completed()) {
                utterances.add(recognised);
            }
        })) {
            for (var said : all) {
                feed(session, said.samples());
                feed(session, silence(said.pause()));
            }
            session.finish();
        }
        var text = String.join(" ", all.stream().map(Said::text).toList());
        var result = new Result(utterances, WordErrors.NONE);
        return new Result(utterances, WordErrors.between(text, result.text()));
    }

    private static void feed(EngineSession session, short[] samples) {
        for (var start = 0; start < samples.length; start += PIECE) {
            session.accept(Arrays.copyOfRange(samples, start, Math.min(samples.length, start + PIECE)));
        }
    }

    private static short[] silence(Duration time) {
        return new short[Math.toIntExact(time.toMillis() * Engine.SAMPLE_RATE / 1000)];
    }
}
