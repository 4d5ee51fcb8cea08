package com.vomeet.manager.webhook;

import com.vomeet.contract.Json;
import com.vomeet.contract.Secret;
import com.vomeet.manager.account.AccountId;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** The endpoints that accounts have added. Addresses that are handed in here have been looked at by {@link AddressGuard}. */
public final class Endpoints {
    public static final int MOST = 20;
    static final String SWITCHED_OFF = "the endpoint was switched off";

    private final Jdbi jdbi;
    private final EndpointSecrets secrets;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    Endpoints(Jdbi jdbi, EndpointSecrets secrets, InstantSource clock) {
        this.jdbi = jdbi;
        this.secrets = secrets;
        this.clock = clock;
    }

    /** All of them, the oldest first. */
    public List<Endpoint> of(AccountId account) {
        return jdbi.withHandle(
                handle -> handle.createQuery(Endpoint.SELECT + "and e.account_id = :account order by e.id")
                        .bind("account", account.value())
                        .map((row, _) -> Endpoint.read(row))
                        .list());
    }

    /** An account sees its own only. */
    public Optional<Endpoint> find(AccountId account, EndpointId id) {
        return jdbi.withHandle(handle -> find(handle, account, id));
    }

    private static Optional<Endpoint> find(Handle handle, AccountId account, EndpointId id) {
        return handle.createQuery(Endpoint.SELECT + "and e.account_id = :account and e.id = :id")
                .bind("account", account.value())
                .bind("id", id.value())
                .map((row, _) -> Endpoint.read(row))
                .findOne();
    }

    /** Whosever it is. */
    Optional<Endpoint> find(EndpointId id) {
        return jdbi.withHandle(handle -> handle.createQuery(Endpoint.SELECT + "and e.id = :id")
                .bind("id", id.value())
                .map((row, _) -> Endpoint.read(row))
                .findOne());
    }

    void isSilent(EndpointId id, Instant now) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        "update webhook_endpoints set failing_since = :now where id = :id and failing_since is null")
                .bind("now", Deliveries.utc(now))
                .bind("id", id.value())
                .execute());
    }

    void answers(EndpointId id) {
        jdbi.useHandle(handle -> handle.createUpdate("update webhook_endpoints set failing_since = null where id = :id")
                .bind("id", id.value())
                .execute());
    }

    /** @param given the secret to sign with; null: one is made */
    public CreateOutcome create(AccountId account, EndpointWish wish, @Nullable Secret given) {
        var secret = Objects.requireNonNullElseGet(given, () -> SigningSecrets.random(random));
        return jdbi.inTransaction(handle -> {
            // Of several who come at once each counts those before.
            handle.createQuery("select id from accounts where id = :account for no key update")
                    .bind("account", account.value())
                    .mapTo(Long.class)
                    .findOne();
            var taken = handle.createQuery(
                            "select count(*) from webhook_endpoints where account_id = :account and not own")
                    .bind("account", account.value())
                    .mapTo(Integer.class)
                    .one();
            if (taken >= MOST) {
                return new CreateOutcome.TooMany(MOST);
            }
            var id = handle.createQuery("""
                    insert into webhook_endpoints (account_id, url, description, events, format, enabled, secret, created_at,
                        updated_at)
                    values (:account, :url, :description, cast(:events as jsonb), :format, :enabled, :secret, :now, :now)
                    returning id
                    """)
                    .bind("account", account.value())
                    .bind("url", wish.url().toString())
                    .bind("description", wish.description())
                    .bind("events", wish.events().json())
                    .bind("format", wish.format().wire())
                    .bind("enabled", wish.enabled())
                    .bind("secret", secrets.seal(secret, account))
                    .bind("now", now())
                    .mapTo(Long.class)
                    .one();
            var made = find(handle, account, new EndpointId(id)).orElseThrow();
            return new CreateOutcome.Created(new NewSecret(made, secret));
        });
    }

    /** What waits for an endpoint that is switched off is given up; it can be sent again. */
    public Optional<Endpoint> change(AccountId account, EndpointId id, EndpointWish wish) {
        return jdbi.inTransaction(handle -> {
            handle.createUpdate("""
                    update webhook_endpoints set url = :url, description = :description, events = cast(:events as jsonb),
                        format = :format, enabled = :enabled, updated_at = :now
                    where account_id = :account and id = :id
                    """)
                    .bind("url", wish.url().toString())
                    .bind("description", wish.description())
                    .bind("events", wish.events().json())
                    .bind("format", wish.format().wire())
                    .bind("enabled", wish.enabled())
                    .bind("now", now())
                    .bind("account", account.value())
                    .bind("id", id.value())
                    .execute();
            var changed = find(handle, account, id);
            if (changed.isPresent() && !wish.enabled()) {
                giveUpPending(handle, id, SWITCHED_OFF, clock.instant());
            }
            return changed;
        });
    }

    /** @return false when there is none */
    public boolean delete(AccountId account, EndpointId id) {
        return jdbi.withHandle(
                handle -> handle.createUpdate("delete from webhook_endpoints where account_id = :account and id = :id")
                                .bind("account", account.value())
                                .bind("id", id.value())
                                .execute()
                        == 1);
    }

    /**
     * Changes the secret.
     *
     * @param given null: one is made
     * @param overlap for so long the one before signs too
     */
    public Optional<NewSecret> rotate(AccountId account, EndpointId id, @Nullable Secret given, Duration overlap) {
        var secret = Objects.requireNonNullElseGet(given, () -> SigningSecrets.random(random));
        return jdbi.inTransaction(handle -> {
            secrets.replace(handle, account, id, secret, overlap);
            return find(handle, account, id).map(changed -> new NewSecret(changed, secret));
        });
    }

    static void giveUpPending(Handle handle, EndpointId id, String why, Instant now) {
        var entry = Attempt.of(new Reply.Unanswered(why), now, 0);
        handle.createUpdate("""
                update webhook_deliveries set status = 'failed', leased_until = null, attempts = attempts + 1, %s
                where endpoint_id = :id and status = 'pending'
                """.formatted(Deliveries.LOG))
                .bind("entry", Json.write(List.of(entry)))
                .bind("logged", Deliveries.LOGGED)
                .bind("id", id.value())
                .execute();
    }

    private OffsetDateTime now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }
}
