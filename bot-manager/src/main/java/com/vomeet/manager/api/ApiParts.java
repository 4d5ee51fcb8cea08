package com.vomeet.manager.api;

import com.vomeet.manager.account.Accounts;
import com.vomeet.manager.config.ManagerConfig;
import com.vomeet.manager.health.Readiness;
import com.vomeet.manager.meeting.Meetings;
import com.vomeet.manager.metric.Metrics;
import com.vomeet.manager.store.Database;
import com.vomeet.manager.webhook.Webhooks;

/** What the routes are made of. */
public record ApiParts(
        ManagerConfig config,
        Database database,
        Readiness readiness,
        Metrics metrics,
        Accounts accounts,
        Meetings meetings,
        BotParts bots,
        WebParts web,
        Webhooks webhooks) {}
