package com.vomeet.manager;

import static com.vomeet.manager.RunningManager.meet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vomeet.contract.EndReason;
import com.vomeet.contract.MeetingStatus;
import com.vomeet.contract.Secret;
import com.vomeet.manager.bot.CallbackSecrets;
import com.vomeet.manager.config.Keys;
import com.vomeet.manager.config.ManagerConfig;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The signing key is changed while a bot runs. */
final class KeyChangeIT {
    private static final Secret NEXT = Secret.of("the-next-key-the-next-key-the-next-key");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

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

    /** A meeting that has ended, with text. */
    private static long ended(WebStage stage, String nativeId, String words) {
        var bot = stage.bot(nativeId).joins().says("Ada", words);
        await().atMost(PATIENCE)
                .until(() -> text(stage.client(), nativeId, bot.meeting()).contains(words));
        bot.bot().says(MeetingStatus.COMPLETED, EndReason.LEFT_ALONE).expect(200);
        return bot.meeting();
    }

    private static String text(Client client, String nativeId, long meeting) {
        return client.get("/transcripts/google_meet/" + nativeId + "?meeting_id=" + meeting)
                .body()
                .toString();
    }

    @Test
    void aNameThatWasErasedBeforeIsKnownUntilThen() {
        var path = "/meetings/google_meet/kkk-eras-aaa";
        try (var stage = new WebStage()) {
            var older = ended(stage, "kkk-eras-aaa", "the first words");
            ended(stage, "kkk-eras-aaa", "the second words");
            stage.client().delete(path).expect(200);

            var keys = new Keys(NEXT, RealParts.SIGNING, RealParts.ADMIN, null);
            try (var changing = Manager.start(stage.config().with(keys));
                    var client = new Client(changing.base(), stage.account().key())) {
                assertThat(client.delete(path).expect(200).path("message").asString())
                        .isEqualTo("Meeting google_meet/kkk-eras-aaa transcripts already deleted and data anonymized");
                assertThat(text(client, "kkk-eras-aaa", older)).contains("the first words");
            }
        }
    }
}
