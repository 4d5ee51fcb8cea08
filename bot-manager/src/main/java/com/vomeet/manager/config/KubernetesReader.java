package com.vomeet.manager.config;

import com.vomeet.contract.Settings;
import com.vomeet.manager.orchestrator.job.BotJob;
import com.vomeet.manager.orchestrator.job.Chosen;
import com.vomeet.manager.orchestrator.job.ImageSettings;
import com.vomeet.manager.orchestrator.job.JobSettings;
import com.vomeet.manager.orchestrator.job.JobTemplate;
import com.vomeet.manager.orchestrator.kubernetes.TemplateFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the variables of the setup guide that begin with {@code K8S_}, with the names that the first chart used beside them. */
final class KubernetesReader {
    /** RFC 1123; a service account's name may have dots besides. */
    private static final Pattern LABEL = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");

    private static final Pattern NAME = Pattern.compile("[a-z0-9]([-.a-z0-9]{0,251}[a-z0-9])?");
    private static final Pattern REPOSITORY = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9._:/-]*");
    private static final Pattern TAG = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]{0,127}");
    private static final Pattern REFERENCE = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9._:/@-]*");

    private final Settings settings;

    KubernetesReader(Settings settings) {
        this.settings = settings;
    }

    /** Empty when the template cannot be used; the problem is noted. */
    @Nullable
    KubernetesSettings read() {
        var namespace = name(
                        "K8S_NAMESPACE",
                        "where the Jobs are made; one installation (one database) to a namespace",
                        "default",
                        LABEL)
                .value();
        var image = image();
        var resourceReader = new ResourceReader(settings);
        var resources = resourceReader.read();
        var job = new JobSettings(image, resources, serviceAccount(), deadline(), ttl());
        var kubeconfig = kubeconfig();
        var template = template();
        if (template == null) {
            return null;
        }
        resourceReader.check(resources, template);
        return new KubernetesSettings(new BotJob(template, job, namespace), kubeconfig);
    }

    private @Nullable JobTemplate template() {
        var path = settings.of("K8S_JOB_TEMPLATE", "a file with the Job as the bot's chart renders it")
                .otherwise("the copy that is built in")
                .text();
        if (path.isEmpty()) {
            return TemplateFile.builtIn();
        }
        return switch (TemplateFile.read(Path.of(path.get()))) {
            case JobTemplate.Result.Usable(var template) -> template;
            case JobTemplate.Result.Unusable(var why) -> {
                settings.problem("K8S_JOB_TEMPLATE", why);
                yield null;
            }
        };
    }

    private @Nullable Path kubeconfig() {
        var path = settings.of("KUBECONFIG", "a kubeconfig file")
                .otherwise("the pod's service account, else the user's own")
                .text()
                .map(Path::of);
        if (path.isPresent() && !Files.isReadable(path.get())) {
            settings.problem("KUBECONFIG", "is not a file that can be read: " + path.get());
        }
        return path.orElse(null);
    }

    private ImageSettings image() {
        return new ImageSettings(
                name("K8S_BOT_IMAGE_REPOSITORY", "the bots' image", "ghcr.io/voltade/vomeet-bot", REPOSITORY),
                name("K8S_BOT_IMAGE_TAG", "its tag", "latest", TAG),
                settings.of(
                                "K8S_BOT_IMAGE",
                                "the whole image reference, as the first chart named it; counts when neither of the two"
                                        + " above is set")
                        .text()
                        .filter(word -> fits("K8S_BOT_IMAGE", word, REFERENCE))
                        .orElse(null));
    }

    private Chosen<String> serviceAccount() {
        var own = name("K8S_SERVICE_ACCOUNT", "the bots' service account", "vomeet-bot", NAME);
        var first = name("K8S_BOT_SERVICE_ACCOUNT", "the first chart's name for it", "vomeet-bot", NAME);
        return own.explicit() ? own : first;
    }

    private Chosen<String> name(String name, String meaning, String usual, Pattern pattern) {
        return settings.of(name, meaning)
                .allowed("a name")
                .otherwise("`" + usual + "`")
                .text()
                .filter(word -> fits(name, word, pattern))
                .map(Chosen::explicitly)
                .orElse(Chosen.usually(usual));
    }

    private boolean fits(String name, String word, Pattern pattern) {
        if (pattern.matcher(word).matches()) {
            return true;
        }
        settings.problem(name, "is not a name that Kubernetes takes: '" + word + "'");
        return false;
    }

    private Chosen<Long> deadline() {
        var name = "K8S_BOT_ACTIVE_DEADLINE_SECONDS";
        var value = settings.of(name, "after which the cluster ends a bot; the bot leaves a minute before")
                .number(7_200, 60, 7 * 86_400);
        return new Chosen<>((long) value, settings.text(name).isPresent());
    }

    private Chosen<Integer> ttl() {
        var name = "K8S_BOT_TTL_AFTER_FINISHED";
        var value = settings.of(name, "seconds for which an ended Job is kept").number(300, 0, Integer.MAX_VALUE);
        return new Chosen<>(value, settings.text(name).isPresent());
    }
}
