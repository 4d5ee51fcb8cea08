package com.vomeet.manager.orchestrator.job;

/**
 * What the manager's settings say of a bot's Job.
 *
 * @param deadlineSeconds after which the cluster ends the bot
 * @param ttlSeconds for which an ended Job is kept
 */
public record JobSettings(
        ImageSettings image,
        ResourceSettings resources,
        Chosen<String> serviceAccount,
        Chosen<Long> deadlineSeconds,
        Chosen<Integer> ttlSeconds) {}
