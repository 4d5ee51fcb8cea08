package com.vomeet.manager;

import static com.vomeet.manager.RunningManager.meet;
import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.contract.MeetingStatus;
import com.vomeet.contract.Secret;
import com.vomeet.manager.bot.CallbackSecrets;
import com.vomeet.manager.config.Keys;
import com.vomeet.manager.config.ManagerConfig;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The signing key is changed while a bot runs. */
final class KeyChangeIT {
    private static final Secret NEXT = Secret.of("the-next-key-the-next-key-the-next-key");

    private final ManagerConfig usual = RealParts.config();

    private RunningManager start(Secret signing, @Nullable Secret before) {
        return new RunningManager(usual.with(new Keys(signing, before, RealParts.ADMIN, null)));
    }

    private static Client.Answer says(RunningManager to, long meeting, Secret signing, MeetingStatus status) {
        var connection = to.connectionOf(meeting);
        var secret = new CallbackSecrets(signing, InstantSource.system()).of(connection);
        return new PlayedBot(Bots.config(meeting, connection, secret), to.client).says(status);
    }

    @Test
    void aBotThatRunsIsHeardUntilTheKeyBeforeIsTakenAway() {
        long meeting;
        try (var first = start(RealParts.SIGNING, null)) {
            meeting = first.client
                    .post("/bots", meet("abc-defg-hij"))
                    .expect(201)
                    .get("id")
                    .longValue();
        }
        try (var changing = start(NEXT, RealParts.SIGNING)) {
            says(changing, meeting, RealParts.SIGNING, MeetingStatus.JOINING).expect(200);
            var next = changing.client
                    .post("/bots", meet("abc-defg-hik"))
                    .expect(201)
                    .get("id")
                    .longValue();
            says(changing, next, NEXT, MeetingStatus.JOINING).expect(200);
        }
        try (var last = start(NEXT, null)) {
            assertThat(says(last, meeting, RealParts.SIGNING, MeetingStatus.ACTIVE)
                            .status())
                    .isEqualTo(401);
        }
    }
}
