package com.vomeet.manager.config;

import com.vomeet.contract.Secret;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the manager signs with and who may administer it. While one of them is being changed, the one before it works too.
 *
 * @param signing at least 32 characters; meeting tokens and bots' callback secrets come from it
 * @param signingBefore what bots that run already were given theirs from, and names of erased meetings are known by; null: they have the same
 * @param admin null: no administration over HTTP
 * @param adminBefore null: none but that one
 */
public record Keys(
        Secret signing,
        @Nullable Secret signingBefore,
        @Nullable Secret admin,
        @Nullable Secret adminBefore) {
    public Keys(Secret signing, @Nullable Secret admin) {
        this(signing, null, admin, null);
    }

    /** All that open the administration. */
    public List<Secret> admins() {
        return Stream.of(admin, adminBefore).flatMap(Stream::ofNullable).toList();
    }
}
