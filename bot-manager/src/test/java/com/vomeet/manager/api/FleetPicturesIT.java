package com.vomeet.manager.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.manager.RealParts;
import com.vomeet.manager.WebStage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Pictures of the page of the fleet on a busy morning, its owner's and the operator's, in {@code target/pictures}: those of the documents come from here. */
final class FleetPicturesIT {
    private static final Path FOLDER = Path.of("target", "pictures");

    @Test
    void theFleetIsPictured() throws IOException {
        Files.createDirectories(FOLDER);
        try (var stage = new WebStage();
                var morning = FleetOfTheMorning.send(stage);
                var tab = Tab.open()) {
            tab.enter(stage, "");
            tab.awaitText("Send a bot");
            show(stage, tab);
            take(tab, "fleet");
            tab.colours("dark");
            take(tab, "fleet-dark");
            tab.size(390, 844);
            show(stage, tab);
            take(tab, "fleet-narrow-dark");
            tab.colours("light");
            take(tab, "fleet-narrow");
            morning.isOf(stage, "Harbour Clinic", "Nordlys AS", "Acme Research", "Ann");
            tab.value("fetch('/session', { method: 'DELETE' }).then(() => 0)");
            tab.size(1200, 860);
            tab.signIn(stage, RealParts.ADMIN);
            tab.awaitText("Fleet of all accounts");
            show(stage, tab);
            take(tab, "fleet-of-all");
            tab.colours("dark");
            take(tab, "fleet-of-all-dark");
            tab.size(390, 844);
            show(stage, tab);
            take(tab, "fleet-of-all-narrow");
            assertThat(morning.beats()).isPositive();
            tab.expectNoComplaint();
        }
    }

    private static void show(WebStage stage, Tab tab) {
        tab.go(stage.base(), "/app/fleet");
        tab.awaitText("No node has room");
        tab.awaitText("In the call");
    }

    private static void take(Tab tab, String name) throws IOException {
        Files.write(FOLDER.resolve(name + ".png"), tab.picture());
    }
}
