package com.vomeet.manager.api;

import com.vomeet.contract.Secret;
import com.vomeet.manager.admin.Actor;
import io.javalin.http.Context;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Who may look after the bots of all accounts: whoever shows the admin key, and whose browser is signed in with it. A page opens that
 * much of the administration and nothing else: what makes accounts and keys asks for the admin key itself.
 */
final class OperatorDoor {
    private final AdminDoor admin;
    private final PageSessions sessions;

    OperatorDoor(AdminDoor admin, PageSessions sessions) {
        this.admin = admin;
        this.sessions = sessions;
    }

    /** Refuses everybody else, with 403. */
    Actor require(Context context) {
        var operator = context.header(AdminDoor.HEADER) == null ? signedIn(context) : Optional.<Actor>empty();
        if (operator.isEmpty()) {
            return admin.require(context);
        }
        Callers.requireOwnPage(context);
        return operator.get();
    }

    /** Whether one who was let in may stay: admin keys are there as long as the manager is, a page may be signed out. */
    BooleanSupplier still(Context context) {
        if (context.header(AdminDoor.HEADER) != null) {
            return () -> true;
        }
        var cookie = Callers.cookie(context);
        return () -> cookie.flatMap(sessions::operator).isPresent();
    }

    /** Whose browser it is; empty when it is no operator's, and once the key that signed in opens nothing any more. */
    Optional<Actor> signedIn(Context context) {
        return Callers.cookie(context).flatMap(sessions::operator).flatMap(name -> admin.named(name, context));
    }

    /** Signs a browser in; empty when the key is no operator's. */
    Optional<Secret> enter(Secret key, Context context) {
        return admin.actor(key, context).map(actor -> sessions.openOperator(actor.name()));
    }
}
