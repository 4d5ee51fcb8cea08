package com.vomeet.manager.orchestrator.job;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The one description of the bot's pod: a Job without name, labels of its meeting and configuration. */
public final class JobTemplate {
    public static final String CONTAINER = "vomeet-bot";

    /** Variables that the template's Secrets supply, separated by commas; the manager does not. */
    static final String SUPPLIED = "vomeet.io/supplied-by-secrets";

    private final Job job;

    private JobTemplate(Job job) {
        this.job = job;
    }

    /** What came of looking at a Job that shall be a template. */
    public sealed interface Result {
        record Usable(JobTemplate template) implements Result {}

        record Unusable(String why) implements Result {}
    }

    public static Result of(@Nullable Job job) {
        if (job == null || !"Job".equals(job.getKind()) || job.getSpec() == null) {
            return new Result.Unusable("is not a Job (apiVersion batch/v1)");
        }
        var template = job.getSpec().getTemplate();
        if (template == null || template.getSpec() == null || bot(job).isEmpty()) {
            return new Result.Unusable("has no container named " + CONTAINER);
        }
        return new Result.Usable(new JobTemplate(job));
    }

    /** Without what settings have a usual value for: of the copy that is built in, they are the better judges. */
    public JobTemplate withoutWhatSettingsSay() {
        var open = new JobBuilder(job)
                .editSpec()
                .withActiveDeadlineSeconds(null)
                .withTtlSecondsAfterFinished(null)
                .editTemplate()
                .editSpec()
                .withServiceAccountName(null)
                .withServiceAccount(null)
                .editMatchingContainer(container -> CONTAINER.equals(container.getName()))
                .withImage(null)
                .withResources(null)
                .endContainer()
                .endSpec()
                .endTemplate()
                .endSpec()
                .build();
        return new JobTemplate(open);
    }

    Job job() {
        return job;
    }

    Container container() {
        return bot(job).orElseThrow();
    }

    /** What a bot asks for and may use at most, with what was chosen put over it. */
    public ResourceRequirements resources(ResourceSettings settings) {
        return settings.over(container().getResources());
    }

    /** What is usual counts then. */
    public boolean saysNothingOfResources() {
        return ResourceSettings.isOpen(container().getResources());
    }

    /** Names of variables that reach the bot from Secrets that the template names. */
    public Set<String> suppliedBySecrets() {
        var annotations = job.getMetadata() == null ? null : job.getMetadata().getAnnotations();
        var names = annotations == null ? "" : annotations.getOrDefault(SUPPLIED, "");
        return Arrays.stream(names.split(",", -1))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    long deadlineSeconds(JobSettings settings) {
        return settings.deadlineSeconds().over(job.getSpec().getActiveDeadlineSeconds());
    }

    private static Optional<Container> bot(Job job) {
        List<Container> containers = job.getSpec().getTemplate().getSpec().getContainers();
        return containers == null
                ? Optional.empty()
                : containers.stream().filter(c -> CONTAINER.equals(c.getName())).findFirst();
    }
}
