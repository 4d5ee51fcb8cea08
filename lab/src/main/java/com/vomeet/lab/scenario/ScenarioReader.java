package com.vomeet.lab.scenario;

import com.vomeet.lab.media.Arrangement;
import com.vomeet.lab.voice.Timbre;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads a scenario from YAML; JSON is YAML too. All that is wrong is told at once, each with its field. */
public final class ScenarioReader {
    private static final YAMLMapper YAML = new YAMLMapper();

    private ScenarioReader() {}

    public static Reading<Scenario> read(String text) {
        var problems = new ArrayList<Problem>();
        try {
            return scenario(new Fields("", YAML.readTree(text), problems), problems);
        } catch (JacksonException e) {
            return new Reading.Wrong<>(List.of(new Problem("scenario", "is not YAML: " + e.getOriginalMessage())));
        }
    }

    private static Reading<Scenario> scenario(Fields fields, List<Problem> problems) {
        var title = fields.text("title", "Meeting");
        var code = fields.text("code", "");
        if (!code.isEmpty() && !Scenario.CODE.matcher(code).matches()) {
            fields.wrong("code", "must look like abc-defg-hij, is '" + code + "'");
        }
        var arrangement = fields.word("arrangement", Arrangement.class, Arrangement.TRACK_PER_PERSON);
        var admission = fields.mapping("admission")
                .map(ScenarioReader::admission)
                .orElseGet(() -> Admission.byHand(Admission.Kind.LOBBY));
        var page = fields.mapping("page").map(ScenarioReader::page).orElse(PageTraits.USUAL);
        var plan = new ArrayList<Step>();
        var people = people(fields, plan);
        var names = people.stream().map(CastMember::name).collect(Collectors.toSet());
        var script = fields.mapping("script").map(lines -> script(lines, names)).orElse(Script.SILENCE);
        fields.list("plan").forEach(step -> step(step, names, plan));
        if (arrangement == Arrangement.TRACK_PER_PERSON && people.size() > arrangement.tracks()) {
            fields.wrong("people", "at most " + arrangement.tracks() + " can have a track of their own");
        }
        fields.nothingElse();
        return problems.isEmpty()
                ? new Reading.Understood<>(
                        new Scenario(title, code, arrangement, admission, page, people, script, plan))
                : new Reading.Wrong<>(problems);
    }

    private static Admission admission(Fields fields) {
        var atFirst = fields.list("at_first").stream()
                .map(visit -> admission(visit, List.of()))
                .toList();
        return admission(fields, atFirst);
    }

    private static Admission admission(Fields fields, List<Admission> atFirst) {
        var kind = fields.word("kind", Admission.Kind.class, Admission.Kind.LOBBY);
        // A page that needs no knock shows at once; a knock without a time is answered by hand.
        var byHand = kind.hasPreJoin() && kind != Admission.Kind.OPEN && !fields.has("after");
        var admission = new Admission(kind, fields.delay("after", Duration.ZERO), byHand, atFirst);
        fields.nothingElse();
        return admission;
    }

    private static PageTraits page(Fields fields) {
        var usual = PageTraits.USUAL;
        var traits = new PageTraits(
                fields.word("lobby", PageTraits.Wording.class, usual.lobby()),
                fields.word("consent", PageTraits.Consent.class, usual.consent()),
                fields.word("devices", PageTraits.Devices.class, usual.devices()),
                fields.word("marks", PageTraits.Marks.class, usual.marks()),
                fields.flag("notices"),
                fields.word("self_mark", PageTraits.SelfMark.class, usual.selfMark()));
        fields.nothingElse();
        return traits;
    }

    /** Somebody who joins at a time is not there at first, and a step of the plan brings them in. */
    private static List<CastMember> people(Fields fields, List<Step> plan) {
        var people = new ArrayList<CastMember>();
        var names = new HashSet<String>();
        for (var person : fields.list("people")) {
            var name = person.text("name");
            var timbre = person.word("timbre", Timbre.class, Timbre.AS_RECORDED);
            var later = person.text("joins", "").equals("later");
            var joins = later ? Duration.ZERO : person.delay("joins", Duration.ZERO);
            if (!joins.isZero()) {
                plan.add(new Step(Step.When.OPENED, joins, new HostAction.PersonJoins(name)));
            }
            person.nothingElse();
            if (!name.isEmpty() && names.add(name)) {
                people.add(new CastMember(name, timbre, !later && joins.isZero()));
            } else if (!name.isEmpty()) {
                person.wrong("name", "two are called '" + name + "'");
            }
        }
        return people;
    }

    private static Script script(Fields fields, Set<String> names) {
        var lines = new ArrayList<Line>();
        for (var line : fields.list("lines")) {
            var next = new Line(known(line, "who", names), line.text("says"), line.time("gap", Duration.ZERO));
            if (next.gap().isNegative()
                    && (lines.isEmpty() || lines.getLast().who().equals(next.who()))) {
                line.wrong("gap", "nobody can interrupt themselves");
            }
            lines.add(next);
            line.nothingElse();
        }
        var script = new Script(fields.delay("after_guest_joined", Duration.ZERO), fields.flag("loop"), lines);
        if (script.loop() && lines.isEmpty()) {
            fields.wrong("lines", "must not be empty when they are to loop");
        }
        fields.nothingElse();
        return script;
    }

    private static void step(Fields fields, Set<String> names, List<Step> plan) {
        var when = fields.word("when", Step.When.class, Step.When.OPENED);
        if (!fields.has("when")) {
            fields.wrong("when", "is missing");
        }
        var after = fields.delay("after", Duration.ZERO);
        ActionReader.read(fields).ifPresent(action -> plan.add(new Step(when, after, action)));
        if (fields.has("who")) {
            known(fields, "who", names);
        }
        fields.nothingElse();
    }

    private static String known(Fields fields, String field, Set<String> names) {
        var name = fields.text(field);
        if (!name.isEmpty() && !names.contains(name)) {
            fields.wrong(field, "nobody is called '" + name + "'");
        }
        return name;
    }
}
