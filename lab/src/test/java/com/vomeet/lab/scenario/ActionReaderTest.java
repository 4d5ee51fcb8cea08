package com.vomeet.lab.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ActionReaderTest {
    private static final String GUEST = "spaces/x/devices/1";

    /** One of each kind; {@link #everyKindIsHere} sees to that. */
    static List<HostAction> actions() {
        return List.of(
                new HostAction.Admit(GUEST),
                new HostAction.Deny(GUEST),
                new HostAction.IgnoreKnock(GUEST),
                new HostAction.Remove(GUEST),
                new HostAction.EndForAll(),
                new HostAction.AskConsent(GUEST),
                new HostAction.PersonJoins("Ada"),
                new HostAction.PersonLeaves("Ada"),
                new HostAction.PersonWrites("Ada"),
                new HostAction.StartScript(),
                new HostAction.DropMedia(GUEST),
                new HostAction.LoseConnection(GUEST),
                new HostAction.AskStillThere(GUEST),
                new HostAction.EndAsAlone(GUEST),
                new HostAction.ReloadPage(GUEST),
                new HostAction.LosePage(GUEST),
                new HostAction.ConfusePage(GUEST),
                new HostAction.PutOut(GUEST),
                new HostAction.SendHome(GUEST));
    }

    @Test
    void everyKindIsHere() {
        assertThat(actions().stream().map(Object::getClass).collect(Collectors.toSet()))
                .hasSize(actions().size())
                .isEqualTo(Set.of((Object[]) HostAction.class.getPermittedSubclasses()));
    }

    @ParameterizedTest
    @MethodSource("actions")
    void eachActionHasAWord(HostAction action) {
        var kind = action.getClass().getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "_");
        var word = kind.toLowerCase(Locale.ROOT);
        var more = action.toString().contains("Ada")
                ? ", who: Ada"
                : action.toString().contains(GUEST) ? ", guest: " + GUEST : "";
        assertThat(ActionReader.read("{do: " + word + more + "}")).isEqualTo(new Reading.Understood<>(action));
    }

    @Test
    void withoutAGuestItIsForEveryone() {
        assertThat(ActionReader.read("{\"do\": \"admit\"}"))
                .isEqualTo(new Reading.Understood<HostAction>(new HostAction.Admit(HostAction.EVERYONE)));
    }

    @Test
    void whatIsWrongIsNamed() {
        assertThat(ActionReader.read("{do: admit, gust: x}"))
                .hasToString("Wrong[problems=[gust: is not a field of this]]");
        assertThat(ActionReader.read("{do: fly}")).hasToString("Wrong[problems=[do: is not known: 'fly']]");
        assertThat(ActionReader.read("{}")).hasToString("Wrong[problems=[do: is missing]]");
        assertThat(ActionReader.read("{do: person_joins}")).hasToString("Wrong[problems=[who: is missing]]");
        assertThat(ActionReader.read("[")).isInstanceOf(Reading.Wrong.class);
    }
}
