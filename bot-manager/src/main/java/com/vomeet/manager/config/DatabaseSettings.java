package com.vomeet.manager.config;

import com.vomeet.contract.Secret;

/**
 * Where PostgreSQL is.
 *
 * @param jdbcUrl without user and password
 * @param poolSize connections at most
 */
public record DatabaseSettings(String jdbcUrl, String user, Secret password, int poolSize) {
    /** For logs: without parameters, since a driver takes passwords there too. */
    public String shown() {
        return jdbcUrl.replaceFirst("\\?.*", "");
    }
}
