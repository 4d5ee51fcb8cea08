package com.vomeet.manager.config;

import com.vomeet.contract.Secret;
import org.jspecify.annotations.Nullable;

/**
 * What the manager signs with and who may administer it.
 *
 * @param signing at least 32 characters; meeting tokens and bots' callback secrets come from it
 * @param admin null: no administration over HTTP
 */
public record Keys(Secret signing, @Nullable Secret admin) {}
