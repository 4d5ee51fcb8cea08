package com.vomeet.e2e.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The rooms and their doors, as docs/architecture.md draws them. */
final class LayoutTest {
    private static final JavaClasses ALL = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(location -> !location.contains("-tests.jar"))
            .importPackages("com.vomeet");

    @Test
    void theContractKnowsNobody() {
        noClasses()
                .that()
                .resideInAPackage("com.vomeet.contract..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "com.vomeet.bot..",
                        "com.vomeet.manager..",
                        "com.vomeet.speech..",
                        "com.vomeet.lab..",
                        "com.vomeet.cli..",
                        "java.net.http..",
                        "java.nio.file..")
                .check(ALL);
    }

    @Test
    void theBotKnowsNeitherTheLabNorTheManagerNorTheSpeechServer() {
        noClasses()
                .that()
                .resideInAPackage("com.vomeet.bot..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "com.vomeet.lab..", "com.vomeet.manager..", "com.vomeet.speech..", "com.vomeet.cli..")
                .check(ALL);
    }

    @Test
    void theManagerKnowsOnlyTheContract() {
        noClasses()
                .that()
                .resideInAPackage("com.vomeet.manager..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "com.vomeet.bot..",
                        "com.vomeet.cdp..",
                        "com.vomeet.lab..",
                        "com.vomeet.speech..",
                        "com.vomeet.cli..")
                .check(ALL);
    }

    @Test
    void onlyTheApiOfTheManagerSeesTheHttpServer() {
        noClasses()
                .that()
                .resideInAPackage("com.vomeet.manager..")
                .and()
                .resideOutsideOfPackage("com.vomeet.manager.api..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.javalin..", "org.eclipse.jetty..")
                .check(ALL);
    }

    @Test
    void onlyTheModuleForTracesSeesOpenTelemetry() {
        noClasses()
                .that()
                .resideOutsideOfPackage("com.vomeet.trace..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.opentelemetry..")
                .check(ALL);
    }

    @Test
    void theDecisionsOfACallDoNoInputOrOutput() {
        classes()
                .that()
                .haveFullyQualifiedName("com.vomeet.bot.call.Call")
                .or()
                .haveFullyQualifiedName("com.vomeet.manager.meeting.MeetingMachine")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java.lang..",
                        "java.time..",
                        "java.util..",
                        "org.jspecify..",
                        "com.vomeet.contract..",
                        "com.vomeet.bot.call..",
                        "com.vomeet.bot.page..",
                        "com.vomeet.manager.meeting..")
                .check(ALL);
    }
}
