package com.vomeet.manager.orchestrator;

import com.vomeet.contract.bot.BotConfig;
import java.net.URI;

/**
 * A bot to be run.
 *
 * @param name unique for ever
 */
public record WorkloadSpec(String name, long meetingId, BotConfig config, URI whisperLiveUrl) {}
