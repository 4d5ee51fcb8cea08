package com.vomeet.manager.webhook;

import com.vomeet.contract.Secret;
import com.vomeet.manager.account.AccountId;
import java.net.URI;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * The one address and the one secret that an account of the first vomeet has, {@code webhook_url} and {@code webhook_secret}: an endpoint
 * like the others, which hears what it heard there. The secret outlives the address.
 */
public final class OwnEndpoints {
    private final Jdbi jdbi;
    private final EndpointSecrets secrets;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    OwnEndpoints(Jdbi jdbi, EndpointSecrets secrets, InstantSource clock) {
        this.jdbi = jdbi;
        this.secrets = secrets;
        this.clock = clock;
    }

    public Optional<URI> url(AccountId account) {
        return Optional.ofNullable(urls(List.of(account)).get(account));
    }

    /** Of those that have one. */
    public Map<AccountId, URI> urls(List<AccountId> accounts) {
        if (accounts.isEmpty()) {
            return Map.of();
        }
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select account_id, url from webhook_endpoints
                        where own and url is not null and account_id in (<accounts>)
                        """)
                .bindList("accounts", accounts.stream().map(AccountId::value).toList())
                .map((row, _) -> Map.entry(new AccountId(row.getLong("account_id")), URI.create(row.getString("url"))))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    /** @param url looked at by {@link AddressGuard}; null takes it away, and what waits for it is given up */
    public void setUrl(AccountId account, @Nullable URI url) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        jdbi.useTransaction(handle -> {
            var id = handle.createQuery("""
                    insert into webhook_endpoints as e (account_id, own, url, events, format, enabled, secret, created_at, updated_at)
                    values (:account, true, :url, cast(:events as jsonb), :format, :enabled, :secret, :now, :now)
                    on conflict (account_id) where own do update set
                        url = excluded.url, enabled = excluded.enabled, updated_at = excluded.updated_at
                    returning id
                    """)
                    .bind("account", account.value())
                    .bind("url", url == null ? null : url.toString())
                    .bind("events", EventFilter.CLASSIC.json())
                    .bind("format", BodyFormat.CLASSIC.wire())
                    .bind("enabled", url != null)
                    .bind("secret", secrets.seal(SigningSecrets.random(random), account))
                    .bind("now", Deliveries.utc(now))
                    .mapTo(Long.class)
                    .one();
            if (url == null) {
                Endpoints.giveUpPending(handle, new EndpointId(id), Endpoints.SWITCHED_OFF, now);
            }
        });
    }

    /** Counts at once; the one before does not count any more. */
    public void setSecret(AccountId account, Secret secret) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                insert into webhook_endpoints as e (account_id, own, events, format, enabled, secret, created_at, updated_at)
                values (:account, true, cast(:events as jsonb), :format, false, :secret, :now, :now)
                on conflict (account_id) where own do update set
                    secret = excluded.secret, secret_before = null, before_until = null, updated_at = excluded.updated_at
                """)
                .bind("account", account.value())
                .bind("events", EventFilter.CLASSIC.json())
                .bind("format", BodyFormat.CLASSIC.wire())
                .bind("secret", secrets.seal(secret, account))
                .bind("now", Deliveries.utc(clock.instant().truncatedTo(ChronoUnit.MICROS)))
                .execute());
    }

    public void renewSecret(AccountId account) {
        setSecret(account, SigningSecrets.random(random));
    }
}
