package com.vomeet.e2e.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.vomeet.contract.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import org.junit.jupiter.api.Test;

/** Secrets are compared in constant time, whoever compares them: keys, admin tokens, signatures, tokens of meetings, codes. */
final class SecretsTest {
    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(location -> !location.contains("-tests.jar"))
            .importPackages(
                    "com.vomeet.contract",
                    "com.vomeet.bot",
                    "com.vomeet.manager",
                    "com.vomeet.speech",
                    "com.vomeet.cli",
                    "com.vomeet.parts",
                    "com.vomeet.trace");

    @Test
    void nothingSecretIsComparedByWhatStopsAtTheFirstDifference() {
        assertThat(new HastyComparisons(PRODUCT).found())
                .containsExactlyInAnyOrder(
                        // A file of rules, before and after.
                        "com.vomeet.cli.product.Postgres.closeDoor calls java.lang.String.equals",
                        // The task, which is one of two words.
                        "com.vomeet.contract.bot.BotConfigReader.check calls java.util.Set.contains",
                        // By SecretHash.
                        "com.vomeet.manager.api.PageSessions.callers calls java.util.Map.get");
    }

    /** Whoever compares otherwise than with these types has to say here that it takes the same time for every guess. */
    @Test
    void theseCompareInConstantTime() {
        var comparing = PRODUCT.stream()
                .filter(one -> one.getMethodCallsFromSelf().stream()
                        .anyMatch(call -> call.getTargetOwner().isEquivalentTo(MessageDigest.class)
                                && call.getName().equals("isEqual")))
                .map(JavaClass::getSimpleName);
        assertThat(comparing).containsExactlyInAnyOrder("Secret", "SecretHash", "CallbackSignature", "MeetingTokens");
    }

    @Test
    void whatIsSignedIsMadeInFewPlaces() {
        var signing = PRODUCT.stream()
                .filter(one -> one.getMethodCallsFromSelf().stream()
                        .anyMatch(call -> call.getTargetOwner().isEquivalentTo(Mac.class)))
                .map(JavaClass::getSimpleName);
        assertThat(signing).containsExactlyInAnyOrder("Hmac", "CallbackSignature", "SigningSecrets");
    }

    /** Each of them would be found in the product too. */
    @Test
    void carelessComparisonsAreFound() {
        var found = new HastyComparisons(new ClassFileImporter().importClasses(Careless.class, Secret.class)).found();
        assertThat(found.stream()
                        .map(line -> line.replaceAll(".*\\$Careless\\.", ""))
                        .collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(
                        "plain calls java.lang.String.equals",
                        "byWayOfAnother calls java.util.Arrays.equals",
                        "inAMap calls java.util.Map.get",
                        "ofASignature calls java.util.Arrays.equals",
                        "inALambda calls java.lang.String.equals");
    }

    /** What must not be written. */
    @SuppressWarnings("unused")
    private static final class Careless {
        private final Secret secret = Secret.of("hush");
        private final Map<String, String> known = Map.of();

        boolean plain(String guess) {
            return secret.reveal().equals(guess);
        }

        private byte[] bytes() {
            return secret.reveal().getBytes(StandardCharsets.UTF_8);
        }

        boolean byWayOfAnother(byte[] guess) {
            return Arrays.equals(bytes(), guess);
        }

        boolean inAMap() {
            return known.get(secret.reveal()) != null;
        }

        boolean ofASignature(Mac mac, byte[] message, byte[] guess) throws GeneralSecurityException {
            return Arrays.equals(mac.doFinal(message), guess);
        }

        boolean inALambda(List<Secret> all, String guess) {
            return all.stream().anyMatch(one -> one.reveal().equals(guess));
        }

        boolean well(Secret guess) {
            return secret.equals(guess);
        }
    }
}
