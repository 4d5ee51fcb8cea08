package com.vomeet.manager.webhook;

import com.vomeet.contract.Secret;
import com.vomeet.manager.account.AccountId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The secrets of endpoints: how they come into the database and out of it. */
final class EndpointSecrets {
    private static final Logger LOG = LoggerFactory.getLogger(EndpointSecrets.class);

    private final Jdbi jdbi;
    private final SecretBox box;
    private final InstantSource clock;

    EndpointSecrets(Jdbi jdbi, SecretBox box, InstantSource clock) {
        this.jdbi = jdbi;
        this.box = box;
        this.clock = clock;
    }

    @SuppressWarnings("ArrayRecordComponent") // a row on its way
    private record Sealed(long id, AccountId account, byte[] current, byte @Nullable [] before) {}

    byte[] seal(Secret secret, AccountId account) {
        return box.seal(secret, account);
    }

    /** What a call now is signed with; empty when the endpoint is gone. */
    Optional<SigningSecrets> of(EndpointId id, Instant now) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select id, account_id, secret, case when before_until > :now then secret_before end as secret_before
                        from webhook_endpoints where id = :id
                        """)
                        .bind("now", Deliveries.utc(now))
                        .bind("id", id.value())
                        .map((row, _) -> new Sealed(
                                row.getLong("id"),
                                new AccountId(row.getLong("account_id")),
                                row.getBytes("secret"),
                                row.getBytes("secret_before")))
                        .findOne())
                .map(this::open);
    }

    /** A secret before that cannot be opened any more must not keep the new one from signing: it may be new for that very reason. */
    private SigningSecrets open(Sealed row) {
        var before = Optional.ofNullable(row.before())
                .flatMap(secret -> box.find(secret, row.account()))
                .map(SecretBox.Opened::secret);
        return new SigningSecrets(box.open(row.current(), row.account()).secret(), before.orElse(null));
    }

    void replace(Handle handle, AccountId account, EndpointId id, Secret secret, Duration overlap) {
        var now = clock.instant();
        var until = overlap.isZero() ? null : Deliveries.utc(now.plus(overlap));
        handle.createUpdate("""
                update webhook_endpoints set secret_before = case when cast(:until as timestamptz) is not null then secret end,
                    before_until = :until, secret = :secret, updated_at = :now
                where account_id = :account and id = :id
                """)
                .bind("until", until)
                .bind("secret", seal(secret, account))
                .bind("now", Deliveries.utc(now))
                .bind("account", account.value())
                .bind("id", id.value())
                .execute();
    }

    /** Seals anew what the signing key before this one has sealed, so that it can be forgotten after the next start. */
    void renew() {
        var rows = jdbi.withHandle(handle -> handle.createQuery(
                        "select id, account_id, secret, null as secret_before from webhook_endpoints order by id")
                .map((row, _) -> new Sealed(
                        row.getLong("id"), new AccountId(row.getLong("account_id")), row.getBytes("secret"), null))
                .list());
        rows.forEach(this::renew);
    }

    private void renew(Sealed row) {
        try {
            var opened = box.open(row.current(), row.account());
            if (opened.stale()) {
                jdbi.useHandle(handle -> handle.createUpdate(
                                "update webhook_endpoints set secret = :new where id = :id and secret = :old")
                        .bind("new", box.seal(opened.secret(), row.account()))
                        .bind("id", row.id())
                        .bind("old", row.current())
                        .execute());
            }
        } catch (IllegalStateException e) {
            LOG.warn("endpoint {}: {}", row.id(), e.getMessage());
        }
    }
}
