package com.vomeet.manager.admin;

import com.vomeet.manager.transcript.PutAside;
import com.vomeet.manager.transcript.Quarantine;
import java.util.List;

/** What an administrator does about entries that could not be stored; each change leaves its entry in the audit. */
public final class PoisonDesk {
    private final PutAside aside;
    private final Audit audit;

    public PoisonDesk(PutAside aside, Audit audit) {
        this.aside = aside;
        this.audit = audit;
    }

    /** The newest first. */
    public List<Quarantine.Kept> list(int limit, int offset) {
        return aside.list(limit, offset);
    }

    public int count() {
        return aside.count();
    }

    public PutAside.Outcome replay(Actor actor, String entry) {
        return aside.readAgain(entry, handle -> audit.write(handle, actor, AdminAction.REPLAY_POISON, target(entry)));
    }

    /** @return false when there is none */
    public boolean forget(Actor actor, String entry) {
        return aside.forget(entry, handle -> audit.write(handle, actor, AdminAction.FORGET_POISON, target(entry)));
    }

    private static String target(String entry) {
        return "entry:" + entry;
    }
}
