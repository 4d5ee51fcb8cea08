package com.vomeet.manager.webhook;

import com.vomeet.contract.Secret;

/** An endpoint with a secret that was made just now, and that nobody can be shown again. */
public record NewSecret(Endpoint endpoint, Secret secret) {}
