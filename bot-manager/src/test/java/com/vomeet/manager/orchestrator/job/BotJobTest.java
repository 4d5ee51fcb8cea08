package com.vomeet.manager.orchestrator.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.contract.Secret;
import com.vomeet.contract.bot.BotConfigReader;
import com.vomeet.manager.Bots;
import com.vomeet.manager.orchestrator.WorkloadSpec;
import com.vomeet.manager.orchestrator.job.BotJob.Delivery;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class BotJobTest {
    private static final WorkloadSpec SPEC = Bots.spec("vomeet-bot-7-0123abcd", 7);
    private static final String TEMPLATE = """
            apiVersion: batch/v1
            kind: Job
            metadata:
              annotations: {vomeet.io/supplied-by-secrets: "REDIS_URL, WHISPER_LIVE_URL", kept: "yes"}
            spec:
              activeDeadlineSeconds: 600
              ttlSecondsAfterFinished: 10
              template:
                metadata:
                  labels: {team: blue}
                spec:
                  serviceAccountName: own
                  terminationGracePeriodSeconds: 90
                  nodeSelector: {bots: "true"}
                  containers:
                    - name: vomeet-bot
                      image: registry:5000/bot:prod
                      resources: {requests: {cpu: 250m, memory: 400Mi}, limits: {memory: 1Gi}}
                      envFrom: [{secretRef: {name: envs}}]
                      env: [{name: BOT_BROWSER, value: headless}, {name: BOT_CONFIG, value: placeholder}]
                    - name: beside
                      image: other
            """;
    private static final String BARE = """
            apiVersion: batch/v1
            kind: Job
            spec: {template: {spec: {containers: [{name: vomeet-bot}]}}}
            """;

    private static JobTemplate template(String yaml) {
        var job = new KubernetesSerialization().unmarshal(yaml, Job.class);
        return ((JobTemplate.Result.Usable) JobTemplate.of(job)).template();
    }

    private static Job job(String yaml, JobSettings settings, Delivery delivery) {
        return new BotJob(template(yaml), settings, "bots").job(SPEC, delivery);
    }

    private static Job usual(String yaml) {
        return job(yaml, Samples.settings(), Delivery.SECRET);
    }

    private static Container bot(Job job) {
        return job.getSpec().getTemplate().getSpec().getContainers().stream()
                .filter(c -> c.getName().equals("vomeet-bot"))
                .findFirst()
                .orElseThrow();
    }

    private static EnvVar variable(Job job, String name) {
        return bot(job).getEnv().stream()
                .filter(v -> v.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aBareTemplateGivesTheGuidesDefaults() {
        var job = usual(BARE);
        assertThat(job.getMetadata().getName()).isEqualTo("vomeet-bot-7-0123abcd");
        assertThat(job.getMetadata().getNamespace()).isEqualTo("bots");
        assertThat(job.getSpec().getActiveDeadlineSeconds()).isEqualTo(7_200);
        assertThat(job.getSpec().getTtlSecondsAfterFinished()).isEqualTo(300);
        assertThat(job.getSpec().getBackoffLimit()).isZero();
        var pod = job.getSpec().getTemplate().getSpec();
        assertThat(pod.getRestartPolicy()).isEqualTo("Never");
        assertThat(pod.getServiceAccountName()).isEqualTo("vomeet-bot");
        assertThat(pod.getTerminationGracePeriodSeconds()).isEqualTo(60);
        assertThat(bot(job).getImage()).isEqualTo("ghcr.io/voltade/vomeet-bot:latest");
        assertThat(bot(job).getResources().getRequests()).hasToString("{cpu=1000m, memory=2Gi}");
        assertThat(bot(job).getResources().getLimits()).hasToString("{cpu=4000m, memory=8Gi}");
    }

    @Test
    void theTemplateWinsOverDefaults() {
        var job = usual(TEMPLATE);
        assertThat(job.getSpec().getActiveDeadlineSeconds()).isEqualTo(600);
        assertThat(job.getSpec().getTtlSecondsAfterFinished()).isEqualTo(10);
        var pod = job.getSpec().getTemplate().getSpec();
        assertThat(pod.getServiceAccountName()).isEqualTo("own");
        assertThat(pod.getTerminationGracePeriodSeconds()).isEqualTo(90);
        assertThat(pod.getNodeSelector()).containsEntry("bots", "true");
        assertThat(bot(job).getImage()).isEqualTo("registry:5000/bot:prod");
        assertThat(bot(job).getResources().getLimits()).hasToString("{memory=1Gi}");
        assertThat(variable(job, "BOT_BROWSER").getValue()).isEqualTo("headless");
    }

    @Test
    void whatIsSetWinsOverTheTemplate() {
        var usual = Samples.settings();
        var settings = new JobSettings(
                new ImageSettings(Chosen.usually("unused"), Chosen.explicitly("staging"), null),
                new ResourceSettings(
                        usual.resources().cpuRequest(),
                        Chosen.explicitly("2"),
                        Chosen.explicitly("500Mi"),
                        usual.resources().memoryLimit()),
                Chosen.explicitly("mine"),
                Chosen.explicitly(900L),
                Chosen.explicitly(0));
        var job = job(TEMPLATE, settings, Delivery.SECRET);
        assertThat(bot(job).getImage()).isEqualTo("registry:5000/bot:staging");
        assertThat(bot(job).getResources().getRequests()).hasToString("{cpu=250m, memory=500Mi}");
        assertThat(bot(job).getResources().getLimits()).hasToString("{cpu=2, memory=1Gi}");
        assertThat(job.getSpec().getTemplate().getSpec().getServiceAccountName())
                .isEqualTo("mine");
        assertThat(job.getSpec().getActiveDeadlineSeconds()).isEqualTo(900);
        assertThat(job.getSpec().getTtlSecondsAfterFinished()).isZero();
    }

    @Test
    void labelsNameTheBotAndNobodyElse() {
        var job = usual(TEMPLATE);
        var own = Map.of(
                "app.kubernetes.io/name", "vomeet-bot",
                "app.kubernetes.io/component", "bot-instance",
                "app.kubernetes.io/managed-by", "bot-manager",
                "meeting-id", "7",
                "platform", "google_meet");
        assertThat(job.getMetadata().getLabels()).isEqualTo(own);
        assertThat(job.getSpec().getTemplate().getMetadata().getLabels())
                .containsAllEntriesOf(own)
                .containsEntry("team", "blue");
    }

    @Test
    void theJobSaysSinceWhenItsRowHasItMadeAndNothingElseOfIt() {
        var made = Instant.parse("2026-11-27T15:48:00.123456Z");
        var spec =
                new WorkloadSpec(SPEC.name(), 7, 3L, SPEC.config(), SPEC.whisperLiveUrl(), Duration.ofMinutes(4), made);
        var jobs = new BotJob(template(TEMPLATE), Samples.settings(), "bots");
        var job = jobs.job(spec, Delivery.SECRET);
        assertThat(job.getMetadata().getAnnotations())
                .isEqualTo(Map.of("kept", "yes", "bot-manager/created-at", "2026-11-27T15:48:00.123456Z"));
        assertThat(job.getSpec().getTemplate().getMetadata().getAnnotations()).isNullOrEmpty();
        assertThat(jobs.secret(spec, job).getMetadata().getAnnotations()).isNullOrEmpty();
        assertThat(jobs.job(spec, Delivery.SECRET)).isEqualTo(job);
        var bare = new BotJob(template(BARE), Samples.settings(), "bots").job(spec, Delivery.SECRET);
        assertThat(bare.getMetadata().getAnnotations()).containsOnlyKeys("bot-manager/created-at");
    }

    /** A bot without a row, as in a measurement. */
    @Test
    void whatNoRowHasMadeHasNoTime() {
        assertThat(usual(TEMPLATE).getMetadata().getAnnotations()).containsOnlyKeys("kept");
    }

    @Test
    void theConfigurationComesFromTheSecretOfTheJobsName() {
        var reference = variable(usual(BARE), "BOT_CONFIG").getValueFrom().getSecretKeyRef();
        assertThat(reference.getName()).isEqualTo("vomeet-bot-7-0123abcd");
        assertThat(reference.getKey()).isEqualTo("BOT_CONFIG");
    }

    @Test
    void aPlainConfigurationIsOneThatABotReads() {
        var job = job(BARE, Samples.settings(), Delivery.PLAIN);
        var text = variable(job, "BOT_CONFIG").getValue();
        assertThat(BotConfigReader.read(text)).isInstanceOfSatisfying(BotConfigReader.Result.Valid.class, read -> {
            assertThat(read.config().token()).isEqualTo(SPEC.config().token());
            assertThat(read.config().whisperLiveUrl()).isEqualTo(SPEC.whisperLiveUrl());
        });
        assertThat(BotJob.needsSecret(job)).isFalse();
        assertThat(BotJob.needsSecret(usual(BARE))).isTrue();
    }

    @Test
    void theSecretHoldsWhatTheJobWouldAndBelongsToIt() {
        var job = usual(BARE);
        job.getMetadata().setUid("uid-1");
        var secret = new BotJob(template(BARE), Samples.settings(), "bots").secret(SPEC, job);
        assertThat(secret.getStringData())
                .containsExactly(Map.entry(
                        "BOT_CONFIG",
                        variable(job(BARE, Samples.settings(), Delivery.PLAIN), "BOT_CONFIG")
                                .getValue()));
        assertThat(secret.getMetadata().getOwnerReferences())
                .singleElement()
                .satisfies(owner -> assertThat(owner.getUid()).isEqualTo("uid-1"));
    }

    @Test
    void whatSecretsSupplyIsLeftOut() {
        var withRedis = new WorkloadSpec(
                SPEC.name(), 7, Bots.config(7, "c", Secret.of("s"), Secret.of("redis://r:1/0")), SPEC.whisperLiveUrl());
        var job = new BotJob(template(TEMPLATE), Samples.settings(), "bots").job(withRedis, Delivery.PLAIN);
        assertThat(bot(job).getEnv()).extracting(EnvVar::getName).containsExactly("BOT_CONFIG", "BOT_BROWSER");
        assertThat(variable(job, "BOT_CONFIG").getValue()).doesNotContain("redis", "whisper");
        assertThat(job.getMetadata().getAnnotations()).containsExactly(Map.entry("kept", "yes"));

        var all = new BotJob(template(BARE), Samples.settings(), "bots").job(withRedis, Delivery.PLAIN);
        assertThat(variable(all, "BOT_CONFIG").getValue())
                .contains("redis://r:1/0", SPEC.whisperLiveUrl().toString());
    }

    /** What it is told stands where any variable of the bot wins over it, also one from a Secret whose keys nobody has named. */
    @Test
    void theTemplatesOwnSpeechServerIsTheBots() {
        var own = usual(BARE.replace(
                "name: vomeet-bot", "name: vomeet-bot, env: [{name: WHISPER_LIVE_URL, value: \"ws://own:1/ws\"}]"));
        assertThat(variable(own, "WHISPER_LIVE_URL").getValue()).isEqualTo("ws://own:1/ws");
        assertThat(bot(usual(BARE.replace(
                                "name: vomeet-bot", "name: vomeet-bot, envFrom: [{secretRef: {name: mine}}]")))
                        .getEnv())
                .extracting(EnvVar::getName)
                .containsExactly("BOT_CONFIG");
    }

    @Test
    void theSameBotGivesTheSameJob() {
        assertThat(usual(TEMPLATE)).isEqualTo(usual(TEMPLATE));
        assertThat(usual(TEMPLATE).getSpec().getTemplate().getSpec().getContainers())
                .extracting(Container::getName)
                .isEqualTo(List.of("vomeet-bot", "beside"));
    }

    @Test
    void theBuiltInCopyLeavesToSettingsWhatTheySay() {
        var open = template(TEMPLATE).withoutWhatSettingsSay();
        var job = new BotJob(open, Samples.settings(), "bots").job(SPEC, Delivery.SECRET);
        assertThat(bot(job).getImage()).isEqualTo("ghcr.io/voltade/vomeet-bot:latest");
        assertThat(bot(job).getResources().getRequests()).hasToString("{cpu=1000m, memory=2Gi}");
        assertThat(job.getSpec().getActiveDeadlineSeconds()).isEqualTo(7_200);
        assertThat(job.getSpec().getTemplate().getSpec().getNodeSelector()).isNotEmpty();
    }

    @Test
    void whatIsNoTemplateIsRefused() {
        var mapper = new KubernetesSerialization();
        assertThat(JobTemplate.of(null)).isInstanceOf(JobTemplate.Result.Unusable.class);
        assertThat(JobTemplate.of(mapper.unmarshal("kind: Job\nspec: {template: {spec: {}}}", Job.class)))
                .isEqualTo(new JobTemplate.Result.Unusable("has no container named vomeet-bot"));
        assertThat(JobTemplate.of(mapper.unmarshal("kind: Pod\nspec: {}", Job.class)))
                .isEqualTo(new JobTemplate.Result.Unusable("is not a Job (apiVersion batch/v1)"));
    }
}
