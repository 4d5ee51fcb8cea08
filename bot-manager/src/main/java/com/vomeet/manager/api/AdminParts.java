package com.vomeet.manager.api;

import com.vomeet.manager.account.AccountUsers;
import com.vomeet.manager.account.Users;
import com.vomeet.manager.admin.AccountDesk;
import com.vomeet.manager.admin.Analytics;
import com.vomeet.manager.admin.Audit;
import com.vomeet.manager.admin.BotDesk;
import com.vomeet.manager.admin.PoisonDesk;
import com.vomeet.manager.admin.UserDesk;
import com.vomeet.manager.roster.Roster;
import java.util.List;

/** The routes of accounts, their owners' and the administrator's, and what he sees of the whole. */
final class AdminParts {
    private AdminParts() {}

    static List<RouteGroup> groups(ApiParts parts, Callers callers, OperatorDoor operators) {
        var jdbi = parts.database().jdbi();
        var accounts = parts.accounts();
        var clock = parts.web().clock();
        var door = new AdminDoor(parts.config().keys());
        var audit = new Audit(jdbi, clock);
        var desk = new AccountDesk(jdbi, accounts, audit);
        var users = new Users(jdbi, accounts, clock);
        return List.of(
                new AccountRoutes(
                        callers,
                        jdbi,
                        accounts,
                        new AccountJson(parts.webhooks().own()),
                        clock),
                new AdminRoutes(door, accounts, desk, parts.webhooks()),
                new AccountUserRoutes(door, accounts, new AccountUsers(jdbi), desk),
                new UserRoutes(door, users, new UserDesk(jdbi, accounts, users, audit)),
                new AnalyticsRoutes(door, parts.meetings(), users, new Analytics(jdbi, clock)),
                new PoisonRoutes(door, new PoisonDesk(parts.web().transcripts().putAside(), audit)),
                new AuditRoutes(door, audit),
                new FleetRoutes(operators, parts.bots().fleet(), new Roster(jdbi, clock), clock),
                new AllBotsRoutes(
                        operators,
                        parts.web().boards(),
                        new BotDesk(parts.bots().changes(), audit),
                        clock));
    }
}
