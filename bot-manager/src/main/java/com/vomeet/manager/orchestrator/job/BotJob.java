package com.vomeet.manager.orchestrator.job;

import com.vomeet.contract.Json;
import com.vomeet.contract.bot.BotConfig;
import com.vomeet.manager.orchestrator.WorkloadSpec;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarBuilder;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Makes a bot's Job and its Secret. For the same bot always the same. */
public record BotJob(JobTemplate template, JobSettings settings, String namespace) {
    private static final String CONFIG = "BOT_CONFIG";

    /** The first vomeet's, on the Job alone. */
    private static final String CREATED = "bot-manager/created-at";

    /** Variables that win over fields of the configuration in the bot. */
    private static final Map<String, String> FIELDS = Map.of(
            "REDIS_URL", "redisUrl",
            "WHISPER_LIVE_URL", "whisperLiveUrl",
            "BOT_MANAGER_CALLBACK_URL", "botManagerCallbackUrl");

    /** A bot hands over its last text for up to 30 s after it has left. */
    private static final long GRACE_SECONDS = 60;

    /** How the configuration reaches the bot. */
    public enum Delivery {
        /** In a Secret of the Job's name. */
        SECRET,
        /** In the Job itself, for whoever may read Jobs to read: where Secrets may not be made. */
        PLAIN
    }

    /** After how many seconds the cluster ends a bot. */
    public long deadlineSeconds() {
        return template.deadlineSeconds(settings);
    }

    public Job job(WorkloadSpec spec, Delivery delivery) {
        var labels = BotLabels.of(spec);
        var from = template.job();
        var podSpec = from.getSpec().getTemplate().getSpec();
        return new JobBuilder(from)
                .withMetadata(withTime(metadata(from.getMetadata(), labels, spec.name()), spec))
                .withStatus(null)
                .editSpec()
                .withBackoffLimit(0)
                .withActiveDeadlineSeconds(deadlineSeconds() + spec.ahead().toSeconds())
                .withTtlSecondsAfterFinished(
                        settings.ttlSeconds().over(from.getSpec().getTtlSecondsAfterFinished()))
                .editTemplate()
                .withMetadata(metadata(from.getSpec().getTemplate().getMetadata(), labels, null))
                .editSpec()
                .withRestartPolicy("Never")
                .withServiceAccountName(settings.serviceAccount().over(podSpec.getServiceAccountName()))
                .withServiceAccount(null)
                .withTerminationGracePeriodSeconds(
                        Objects.requireNonNullElse(podSpec.getTerminationGracePeriodSeconds(), GRACE_SECONDS))
                .withContainers(containers(podSpec.getContainers(), spec, delivery))
                .endSpec()
                .endTemplate()
                .endSpec()
                .build();
    }

    /** Goes when the Job goes. */
    public Secret secret(WorkloadSpec spec, Job made) {
        return new SecretBuilder()
                .withNewMetadata()
                .withName(spec.name())
                .withNamespace(namespace)
                .withLabels(BotLabels.of(spec))
                .withOwnerReferences(new OwnerReferenceBuilder()
                        .withApiVersion("batch/v1")
                        .withKind("Job")
                        .withName(made.getMetadata().getName())
                        .withUid(made.getMetadata().getUid())
                        .build())
                .endMetadata()
                .withType("Opaque")
                .withImmutable(true)
                .withStringData(Map.of(CONFIG, told(spec.config(), spec.whisperLiveUrl())))
                .build();
    }

    /** Whether a Job that is there reads its configuration from a Secret. */
    public static boolean needsSecret(Job job) {
        return job.getSpec().getTemplate().getSpec().getContainers().stream()
                .flatMap(container -> container.getEnv().stream())
                .anyMatch(variable -> CONFIG.equals(variable.getName()) && variable.getValueFrom() != null);
    }

    /** The row's time and not that of this call, which may be repeated. */
    private static ObjectMeta withTime(ObjectMeta job, WorkloadSpec spec) {
        return spec.launched() == null
                ? job
                : new ObjectMetaBuilder(job)
                        .addToAnnotations(CREATED, spec.launched().toString())
                        .build();
    }

    private ObjectMeta metadata(@Nullable ObjectMeta from, Map<String, String> own, @Nullable String name) {
        var meta = new ObjectMeta();
        var labels = new HashMap<String, String>();
        if (from != null && from.getLabels() != null) {
            labels.putAll(from.getLabels());
        }
        labels.putAll(own);
        meta.setLabels(labels);
        if (from != null && from.getAnnotations() != null) {
            var annotations = new HashMap<>(from.getAnnotations());
            annotations.remove(JobTemplate.SUPPLIED);
            meta.setAnnotations(annotations);
        }
        if (name != null) {
            meta.setName(name);
            meta.setNamespace(namespace);
        }
        return meta;
    }

    private List<Container> containers(List<Container> all, WorkloadSpec spec, Delivery delivery) {
        return all.stream()
                .map(container ->
                        JobTemplate.CONTAINER.equals(container.getName()) ? bot(container, spec, delivery) : container)
                .toList();
    }

    private Container bot(Container from, WorkloadSpec spec, Delivery delivery) {
        return new ContainerBuilder(from)
                .withImage(settings.image().over(from.getImage()))
                .withResources(settings.resources().over(from.getResources()))
                .withEnv(environment(from, spec, delivery))
                .build();
    }

    private List<EnvVar> environment(Container from, WorkloadSpec spec, Delivery delivery) {
        var variables = new ArrayList<EnvVar>();
        variables.add(configVariable(spec, delivery));
        from.getEnv().stream()
                .filter(variable -> !CONFIG.equals(variable.getName()))
                .forEach(variables::add);
        return variables;
    }

    private EnvVar configVariable(WorkloadSpec spec, Delivery delivery) {
        return switch (delivery) {
            case SECRET ->
                new EnvVarBuilder()
                        .withName(CONFIG)
                        .withNewValueFrom()
                        .withNewSecretKeyRef(CONFIG, spec.name(), false)
                        .endValueFrom()
                        .build();
            case PLAIN -> new EnvVar(CONFIG, told(spec.config(), spec.whisperLiveUrl()), null);
        };
    }

    /**
     * {@code BOT_CONFIG}. What Secrets supply is not written down a second time. The speech server stands here and not in a variable,
     * which would win over one from a Secret whose keys the template does not name.
     */
    public String told(BotConfig to, URI speech) {
        ObjectNode config = Json.MAPPER.valueToTree(to);
        config.put("whisperLiveUrl", speech.toString());
        var supplied = template.suppliedBySecrets();
        FIELDS.forEach((variable, field) -> {
            if (supplied.contains(variable)) {
                config.remove(field);
            }
        });
        return Json.write(config);
    }
}
