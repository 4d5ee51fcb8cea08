package com.vomeet.lab.scenario;

import java.util.ArrayList;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads what is to be done, from a plan's step or from the control API: {@code do}, with {@code guest} or {@code who}. */
public final class ActionReader {
    private static final YAMLMapper YAML = new YAMLMapper();

    private ActionReader() {}

    public static Reading<HostAction> read(String text) {
        var problems = new ArrayList<Problem>();
        try {
            var fields = new Fields("", YAML.readTree(text), problems);
            var action = read(fields);
            fields.nothingElse();
            return problems.isEmpty() && action.isPresent()
                    ? new Reading.Understood<>(action.get())
                    : new Reading.Wrong<>(problems);
        } catch (JacksonException e) {
            problems.add(new Problem("action", "is not YAML: " + e.getOriginalMessage()));
            return new Reading.Wrong<>(problems);
        }
    }

    /** Empty when it is wrong; the fields have then noted why. */
    static Optional<HostAction> read(Fields fields) {
        var what = fields.text("do");
        return switch (what) {
            case "admit" -> Optional.of(new HostAction.Admit(guest(fields)));
            case "deny" -> Optional.of(new HostAction.Deny(guest(fields)));
            case "ignore_knock" -> Optional.of(new HostAction.IgnoreKnock(guest(fields)));
            case "remove" -> Optional.of(new HostAction.Remove(guest(fields)));
            case "end_for_all" -> Optional.of(new HostAction.EndForAll());
            case "ask_consent" -> Optional.of(new HostAction.AskConsent(guest(fields)));
            case "person_joins" -> Optional.of(new HostAction.PersonJoins(fields.text("who")));
            case "person_leaves" -> Optional.of(new HostAction.PersonLeaves(fields.text("who")));
            case "person_writes" -> Optional.of(new HostAction.PersonWrites(fields.text("who")));
            case "start_script" -> Optional.of(new HostAction.StartScript());
            case "drop_media" -> Optional.of(new HostAction.DropMedia(guest(fields)));
            case "lose_connection" -> Optional.of(new HostAction.LoseConnection(guest(fields)));
            case "ask_still_there" -> Optional.of(new HostAction.AskStillThere(guest(fields)));
            case "end_as_alone" -> Optional.of(new HostAction.EndAsAlone(guest(fields)));
            case "reload_page" -> Optional.of(new HostAction.ReloadPage(guest(fields)));
            case "lose_page" -> Optional.of(new HostAction.LosePage(guest(fields)));
            case "confuse_page" -> Optional.of(new HostAction.ConfusePage(guest(fields)));
            case "put_out" -> Optional.of(new HostAction.PutOut(guest(fields)));
            case "send_home" -> Optional.of(new HostAction.SendHome(guest(fields)));
            case "" -> Optional.empty();
            default -> {
                fields.wrong("do", "is not known: '" + what + "'");
                yield Optional.empty();
            }
        };
    }

    private static String guest(Fields fields) {
        return fields.text("guest", HostAction.EVERYONE);
    }
}
