package com.vomeet.manager.orchestrator.job;

import org.jspecify.annotations.Nullable;

/**
 * Which image the bots run.
 *
 * @param whole a whole reference, which counts where neither repository nor tag was chosen
 */
public record ImageSettings(
        Chosen<String> repository,
        Chosen<String> tag,
        @Nullable String whole) {
    String over(@Nullable String template) {
        if (whole != null && !repository.explicit() && !tag.explicit()) {
            return whole;
        }
        var from = template == null || template.isBlank() ? new ImageName("", "") : ImageName.parse(template);
        var name = repository.over(from.repository().isEmpty() ? null : from.repository());
        var version = tag.explicit() || from.version().isEmpty() ? ":" + tag.value() : from.version();
        return new ImageName(name, version).toString();
    }
}
