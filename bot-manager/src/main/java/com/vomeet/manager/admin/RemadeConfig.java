package com.vomeet.manager.admin;

import com.vomeet.contract.Json;
import com.vomeet.manager.bot.BotConfigs;
import com.vomeet.manager.bot.CallbackSecrets;
import com.vomeet.manager.bot.MeetingTokens;
import com.vomeet.manager.config.ManagerConfig;
import com.vomeet.manager.meeting.Meeting;
import com.vomeet.manager.meeting.MeetingId;
import com.vomeet.manager.meeting.Meetings;
import java.net.URI;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Jdbi;

/**
 * What a bot was told, made again, for whoever may not read its Secret: for the same row and settings it is always the same. What was
 * set otherwise when the bot was made nobody knows here.
 */
record RemadeConfig(ManagerConfig config, Jdbi jdbi) {
    private static final Pattern JOB = Pattern.compile("vomeet-bot-(\\d{1,18})-[0-9a-f]{8}");

    /** Empty for a Job of no meeting that is known here. */
    Optional<String> of(String job) {
        var name = JOB.matcher(job);
        return name.matches()
                ? new Meetings(jdbi)
                        .find(new MeetingId(Long.parseLong(name.group(1))))
                        .filter(meeting -> meeting.session().workload().equals(job))
                        .map(this::told)
                : Optional.empty();
    }

    private String told(Meeting meeting) {
        var bots = config.bots();
        var kubernetes = bots.kubernetes();
        var told = configs().of(meeting);
        return kubernetes == null ? Json.write(told) : kubernetes.jobs().told(told, bots.whisperLiveUrl());
    }

    private BotConfigs configs() {
        var signing = config.keys().signing();
        var own = URI.create("http://127.0.0.1:" + config.http().port() + "/bots/internal/callback/exited");
        return new BotConfigs(
                new MeetingTokens(signing),
                new CallbackSecrets(signing, InstantSource.system()),
                config.bots().redisUrl(),
                Objects.requireNonNullElse(config.http().callbackUrl(), own),
                config.traces().botCollector());
    }
}
