package com.vomeet.manager.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.contract.Secret;
import com.vomeet.manager.AdminClient;
import com.vomeet.manager.RealParts;
import com.vomeet.manager.RunningManager;
import com.vomeet.manager.config.Keys;
import com.vomeet.manager.config.ManagerConfig;
import org.junit.jupiter.api.Test;

/** Which keys administer a manager. */
final class AdminDoorIT {
    private static ManagerConfig with(Keys keys) {
        return RealParts.config().with(keys);
    }

    @Test
    void withoutAnAdminTokenNobodyIsTheAdministrator() {
        try (var closed = new RunningManager(with(new Keys(RealParts.SIGNING, null)))) {
            for (var key : new String[] {"", "null", "x"}) {
                var answer = new AdminClient(closed.client, Secret.of(key)).get("/admin/accounts");
                assertThat(answer.expect(403).get("detail").asString())
                        .isEqualTo("Admin authentication is not configured on the server.");
            }
        }
    }

    @Test
    void whileTheAdminKeyIsChangedBothWorkAndAreToldApart() {
        var before = Secret.of("the-key-before-this-one");
        var keys = new Keys(RealParts.SIGNING, null, RealParts.ADMIN, before);
        try (var running = new RunningManager(with(keys))) {
            var old = new AdminClient(running.client, before);
            var now = new AdminClient(running.client, RealParts.ADMIN);
            old.post("/admin/accounts", "{\"name\":\"Ann\"}").expect(201);
            now.post("/admin/accounts", "{\"name\":\"Bob\"}").expect(201);
            new AdminClient(running.client, RealParts.SIGNING)
                    .get("/admin/accounts")
                    .expect(403);
            var entries = now.get("/admin/audit").expect(200).get("entries");
            assertThat(entries.get(0).get("actor")).isNotEqualTo(entries.get(1).get("actor"));
        }
    }
}
