package com.vomeet.manager.orchestrator.kubernetes;

import com.vomeet.manager.orchestrator.job.JobTemplate;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads the description of the bot's pod: the file that the chart mounts, or the copy that is built in. */
public final class TemplateFile {
    private static final String BUILT_IN = "/orchestrator/job-bot.yaml";

    private TemplateFile() {}

    public static JobTemplate.Result read(Path file) {
        try {
            return parse(Files.readString(file));
        } catch (IOException e) {
            return new JobTemplate.Result.Unusable("cannot be read: there is no file " + file + " for this user");
        }
    }

    static JobTemplate.Result parse(String yaml) {
        try {
            return JobTemplate.of(new KubernetesSerialization().unmarshal(yaml, Job.class));
        } catch (RuntimeException e) {
            return new JobTemplate.Result.Unusable("is not a Job in YAML: " + firstLine(e));
        }
    }

    private static String firstLine(RuntimeException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }

    /** The chart's own, as it is rendered without values. */
    public static JobTemplate builtIn() {
        try (var resource = TemplateFile.class.getResourceAsStream(BUILT_IN)) {
            if (resource == null) {
                throw new IllegalStateException(BUILT_IN + " is missing from the program");
            }
            return switch (parse(new String(resource.readAllBytes(), StandardCharsets.UTF_8))) {
                case JobTemplate.Result.Usable(var template) -> template.withoutWhatSettingsSay();
                case JobTemplate.Result.Unusable(var why) -> throw new IllegalStateException(BUILT_IN + " " + why);
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
