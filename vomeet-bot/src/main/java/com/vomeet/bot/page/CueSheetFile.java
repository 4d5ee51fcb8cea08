package com.vomeet.bot.page;

import com.vomeet.cdp.BrowserKind;
import com.vomeet.contract.Json;
import com.vomeet.contract.Platform;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads and checks a cue file. Everything that is not understood is an error: a misspelt word would be a cue that never matches. */
final class CueSheetFile {
    private static final Set<Stage> WITHOUT_CUES = Set.of(Stage.LOADING, Stage.UNKNOWN);

    private final Place top;

    private CueSheetFile(Place top) {
        this.top = top;
    }

    /** Whether there is a file for the platform at all, built in or in the folder. */
    static boolean exists(Platform platform, Optional<Path> folder) {
        var name = platform.wire() + ".yaml";
        return folder.map(path -> path.resolve(name))
                        .filter(Files::isRegularFile)
                        .isPresent()
                || CueSheetFile.class.getResource("/platforms/" + name) != null;
    }

    static CueSheet load(Platform platform, Optional<Path> folder) {
        var name = platform.wire() + ".yaml";
        var outside = folder.map(path -> path.resolve(name)).filter(Files::isRegularFile);
        try {
            if (outside.isPresent()) {
                return read(outside.get().toString(), Files.readString(outside.get()), platform);
            }
            try (var in = CueSheetFile.class.getResourceAsStream("/platforms/" + name)) {
                if (in == null) {
                    throw new BadCueSheet(name, "", "there are no cues for this platform");
                }
                return read(name, new String(in.readAllBytes(), StandardCharsets.UTF_8), platform);
            }
        } catch (IOException e) {
            throw new BadCueSheet(outside.map(Path::toString).orElse(name), "", "cannot be read: " + e.getMessage());
        }
    }

    static CueSheet read(String file, String yaml, Platform platform) {
        try {
            var node = new YAMLMapper().readTree(yaml);
            return new CueSheetFile(new Place(file, "", node)).sheet(platform);
        } catch (JacksonException e) {
            throw new BadCueSheet(file, "", "is not YAML: " + e.getOriginalMessage());
        }
    }

    private CueSheet sheet(Platform platform) {
        top.allow(
                "platform",
                "browser",
                "hosts",
                "home_hosts",
                "query",
                "bypass_content_security_policy",
                "incoming_video",
                "words_of_people",
                "stages",
                "controls",
                "people",
                "speaking");
        if (!top.text("platform").equals(platform.wire())) {
            throw top.at("platform").wrong("must be " + platform.wire());
        }
        return new CueSheet(
                platform,
                BrowserKind.find(top.text("browser"))
                        .orElseThrow(() -> top.at("browser").wrong("must be shell, headless or window")),
                top.list("hosts"),
                top.list("home_hosts"),
                query(),
                top.flag("bypass_content_security_policy"),
                incomingVideo(),
                stages(),
                rest());
    }

    private Map<String, String> query() {
        var query = new LinkedHashMap<String, String>();
        for (var name : top.optional("query").names()) {
            query.put(name, top.at("query").text(name));
        }
        return query;
    }

    private boolean incomingVideo() {
        return switch (top.text("incoming_video")) {
            case "disabled" -> false;
            case "as_is" -> true;
            default -> throw top.at("incoming_video").wrong("must be disabled or as_is");
        };
    }

    private List<StageCues> stages() {
        var place = top.at("stages");
        place.allow(Arrays.stream(Stage.values())
                .filter(stage -> !WITHOUT_CUES.contains(stage))
                .map(Stage::name)
                .toArray(String[]::new));
        return Arrays.stream(Stage.values())
                .filter(stage -> place.has(stage.name()))
                .map(stage -> stage(stage, place.at(stage.name())))
                .toList();
    }

    private StageCues stage(Stage stage, Place place) {
        place.allow("at_least", "unless", "cues");
        var cues = new ArrayList<Cue>();
        for (var name : place.at("cues").names()) {
            cues.add(cue(name, place.at("cues").at(name)));
        }
        var atLeast = place.has("at_least") ? place.number("at_least") : 1;
        var deciding = cues.stream().filter(cue -> cue.trust() != Cue.Trust.X).count();
        if (atLeast < 1 || deciding < atLeast) {
            throw place.wrong("has " + deciding + " cues that may decide and needs " + atLeast);
        }
        return new StageCues(stage, atLeast, unless(place), cues);
    }

    /** Names of stages, or of cues as they appear in evidence. */
    private List<String> unless(Place place) {
        var items = place.optional("unless").items();
        for (var item : items) {
            if (item.indexOf('.') <= 0) {
                CueRules.constant(Stage.class, item, place.at("unless"));
            } else {
                checkCue(item, place.at("unless"));
            }
        }
        return items;
    }

    private void checkCue(String name, Place place) {
        var stage = name.substring(0, Math.max(0, name.indexOf('.'))).toUpperCase(Locale.ROOT);
        if (!top.at("stages").optional(stage).optional("cues").has(name.substring(name.indexOf('.') + 1))) {
            throw place.wrong("there is no cue '" + name + "'");
        }
    }

    private Cue cue(String name, Place place) {
        var trust = CueRules.constant(Cue.Trust.class, place.text("trust"), place.at("trust"));
        var rule = CueRules.rule(place, "trust", "source", "unless");
        var unless = unless(place);
        if (!unless.isEmpty()) {
            unless.forEach(rule.putArray("unless")::add);
        }
        return new Cue(name, trust, place.text("source"), rule);
    }

    private ObjectNode rest() {
        var rest = Json.MAPPER.createObjectNode();
        var quoted = top.optional("words_of_people");
        rest.put("words_of_people", quoted.isMissing() ? null : quoted.text("selector"));
        var controls = rest.putObject("controls");
        var place = top.at("controls");
        place.allow(Arrays.stream(Control.values()).map(Control::word).toArray(String[]::new));
        for (var name : place.names()) {
            CueRules.ways(place.at(name), controls.putArray(name.toLowerCase(Locale.ROOT)));
        }
        rest.set("people", people(top.at("people")));
        rest.set("speaking", speaking(top.at("speaking")));
        return rest;
    }

    private ObjectNode people(Place place) {
        place.allow("tile", "id", "name", "self", "not_a_name", "count", "alone", "source");
        var people = Json.MAPPER.createObjectNode();
        for (var word : List.of("tile", "id", "self")) {
            people.put(word, place.text(word));
        }
        var names = people.putArray("name");
        place.list("name").forEach(names::add);
        people.put("not_a_name", place.pattern("not_a_name"));
        place.at("count").elements().forEach(CueSheetFile::checkCount);
        CueRules.ways(place.at("count"), people.putArray("count"), "attribute");
        var alone = people.putArray("alone");
        for (var cue : place.list("alone")) {
            checkCue(cue, place.at("alone"));
            alone.add(cue);
        }
        place.text("source");
        return people;
    }

    private static void checkCount(Place way) {
        if (!way.has("label_matches") && !(way.has("selector") && way.has("attribute"))) {
            throw way.wrong("must have label_matches, or a selector and its attribute");
        }
    }

    private static ObjectNode speaking(Place place) {
        place.allow("selector", "silent", "trust", "source");
        place.text("source");
        return Json.MAPPER
                .createObjectNode()
                .put("selector", place.text("selector"))
                .put("silent", place.has("silent") ? place.text("silent") : null);
    }
}
