package com.vomeet.bot.page;

import com.vomeet.cdp.BrowserKind;
import com.vomeet.contract.Json;
import com.vomeet.contract.Platform;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a platform's pages look like, read from {@code platforms/<platform>.yaml}.
 *
 * @param browser the kind of browser that the platform serves at least cost
 * @param hosts the platform's own
 * @param homeHosts where the platform leads from a meeting that is no more
 * @param query added to addresses of the platform's own hosts (the interface language)
 * @param rest what only the agent reads: controls, people, speaking marks
 */
public record CueSheet(
        Platform platform,
        BrowserKind browser,
        List<String> hosts,
        List<String> homeHosts,
        Map<String, String> query,
        boolean bypassContentSecurityPolicy,
        boolean incomingVideo,
        List<StageCues> stages,
        ObjectNode rest) {
    public CueSheet {
        hosts = List.copyOf(hosts);
        homeHosts = List.copyOf(homeHosts);
        query = Map.copyOf(query);
        stages = List.copyOf(stages);
    }

    /**
     * The built-in sheet, or the file of the same name in the folder if it is there.
     *
     * @throws BadCueSheet when it cannot be used
     */
    public static CueSheet load(Platform platform, Optional<Path> folder) {
        return CueSheetFile.load(platform, folder);
    }

    /** As {@link #load}; empty where no file says how the platform's pages look. */
    public static Optional<CueSheet> find(Platform platform, Optional<Path> folder) {
        return CueSheetFile.exists(platform, folder) ? Optional.of(load(platform, folder)) : Optional.empty();
    }

    /** Names of all cues, as they appear in evidence: {@code lobby.asking}. */
    public List<String> cueNames() {
        return stages.stream()
                .flatMap(stage -> stage.cues().stream().map(cue -> fullName(stage, cue)))
                .toList();
    }

    /** The same sheet with one cue taken away, to test that no cue is needed alone. */
    public CueSheet without(String cueName) {
        return with(stages.stream()
                .map(stage -> stage.cues().stream()
                        .filter(cue -> fullName(stage, cue).equals(cueName))
                        .findFirst()
                        .map(cue -> stage.without(cue.name()))
                        .orElse(stage))
                .toList());
    }

    private CueSheet with(List<StageCues> other) {
        return new CueSheet(
                platform, browser, hosts, homeHosts, query, bypassContentSecurityPolicy, incomingVideo, other, rest);
    }

    private static String fullName(StageCues stage, Cue cue) {
        return stage.stage().name().toLowerCase(java.util.Locale.ROOT) + "." + cue.name();
    }

    /** Hosts that are cues themselves, for example of the sign-in page: going there is sighted, not lost. */
    List<String> hostsOfCues() {
        return stages.stream()
                .flatMap(stage -> stage.cues().stream())
                .flatMap(cue -> cue.rule().path("host").valueStream())
                .map(host -> host.asString(""))
                .toList();
    }

    boolean isOwn(URI address) {
        return Stream.ofNullable(address.getHost()).anyMatch(hosts::contains);
    }

    /** The sheet as the agent reads it. */
    String forAgent() {
        var sheet = rest.deepCopy();
        sheet.set("stages", stagesAsJson());
        return Json.MAPPER.writeValueAsString(sheet);
    }

    String stagesForAgent() {
        return Json.MAPPER.writeValueAsString(stagesAsJson());
    }

    private ArrayNode stagesAsJson() {
        var list = Json.MAPPER.createArrayNode();
        for (var stage : stages) {
            var one = list.addObject().put("stage", stage.stage().name()).put("at_least", stage.atLeast());
            var unless = one.putArray("unless");
            stage.unless().forEach(unless::add);
            var cues = one.putArray("cues");
            stage.cues()
                    .forEach(cue -> cues.add(cue.rule()
                            .deepCopy()
                            .put("name", cue.name())
                            .put("trust", cue.trust().name())));
        }
        return list;
    }
}
