package com.vomeet.manager.admin;

import com.vomeet.manager.transcript.PutAside;
import com.vomeet.manager.transcript.Quarantine;
import java.time.InstantSource;
import org.jdbi.v3.core.Jdbi;

/** Carries out tasks at entries that could not be stored, for a command line. */
final class PoisonClerk {
    private static final Actor WHO = Actor.commandLine();

    private final PoisonDesk desk;
    private final Paper paper;

    PoisonClerk(Jdbi jdbi, InstantSource clock, Paper paper) {
        this.desk = new PoisonDesk(PutAside.of(jdbi, clock), new Audit(jdbi, clock));
        this.paper = paper;
    }

    /** @return the exit code */
    int run(PoisonTask task) {
        return switch (task) {
            case PoisonTask.ListAside _ -> {
                paper.poison(desk.list(Integer.MAX_VALUE, 0));
                yield 0;
            }
            case PoisonTask.Replay(var entry) -> replay(entry);
            case PoisonTask.ReplayAll _ ->
                desk.list(Integer.MAX_VALUE, 0).reversed().stream()
                        .map(Quarantine.Kept::entryId)
                        .mapToInt(this::replay)
                        .max()
                        .orElseGet(() -> paper.done("Nothing was put aside."));
            case PoisonTask.Forget(var entry) ->
                desk.forget(WHO, entry) ? paper.done("Entry " + entry + " is forgotten.") : none(entry);
        };
    }

    private int replay(String entry) {
        return switch (desk.replay(WHO, entry)) {
            case PutAside.Outcome.Stored(var segments) ->
                paper.done("Entry " + entry + " is stored, with " + segments + " new segments.");
            case PutAside.Outcome.StillPoison(var reason) ->
                paper.failed("Entry " + entry + " stays where it is: " + reason + ".");
            case PutAside.Outcome.Unknown _ -> none(entry);
        };
    }

    private int none(String entry) {
        return paper.failed("There is no entry " + entry + " that was put aside.");
    }
}
