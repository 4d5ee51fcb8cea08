package com.vomeet.e2e.house;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds where the bare text or bytes of something secret are compared by what stops at the first difference: its time tells how much of
 * a guess was right. Followed are methods that hand on what they got as text or bytes; in each that has it, every comparison is suspect.
 */
final class HastyComparisons {
    /** Where the bare value comes from. */
    private static final Set<String> SOURCES = Set.of(
            "com.vomeet.contract.Secret.reveal",
            "com.vomeet.manager.account.SecretHash.bytes",
            "javax.crypto.Mac.doFinal");

    /** What has it and gives out something that everybody may know. */
    private static final Set<String> PUBLIC = Set.of("com.vomeet.manager.account.ApiKey.prefix");

    private static final Set<String> BARE = Set.of("java.lang.String", "[B", "[C", "java.nio.ByteBuffer");
    private static final Set<String> HASTY = Set.of(
            "java.lang.Object.equals",
            "java.lang.String.equals",
            "java.lang.String.equalsIgnoreCase",
            "java.lang.String.contentEquals",
            "java.lang.String.compareTo",
            "java.lang.String.startsWith",
            "java.lang.String.endsWith",
            "java.lang.String.contains",
            "java.util.Objects.equals",
            "java.util.Arrays.equals",
            "java.util.Arrays.compare",
            "java.util.Arrays.mismatch",
            "java.nio.ByteBuffer.wrap",
            "java.util.List.contains",
            "java.util.Set.contains",
            "java.util.Collection.contains",
            "java.util.Map.get",
            "java.util.Map.getOrDefault",
            "java.util.Map.containsKey",
            "java.util.Map.remove");

    private final List<JavaCodeUnit> all;
    private final Set<String> bare = new HashSet<>(SOURCES);

    HastyComparisons(JavaClasses classes) {
        all = classes.stream().flatMap(one -> one.getCodeUnits().stream()).toList();
        while (bare.addAll(handedOn())) {
            // what hands on what has just been found is found in the next round
        }
    }

    private Set<String> handedOn() {
        return all.stream()
                .filter(unit -> BARE.contains(unit.getRawReturnType().getName()))
                .filter(this::hasIt)
                .map(HastyComparisons::name)
                .filter(name -> !PUBLIC.contains(name))
                .collect(Collectors.toSet());
    }

    private boolean hasIt(JavaCodeUnit unit) {
        return calls(unit).anyMatch(bare::contains);
    }

    /** A method that is only referred to is called by somebody. */
    private static Stream<String> calls(JavaCodeUnit unit) {
        return Stream.concat(unit.getCallsFromSelf().stream(), unit.getMethodReferencesFromSelf().stream())
                .map(JavaAccess::getTarget)
                .map(target -> name(target.getOwner(), target.getName()));
    }

    private static String name(JavaClass owner, String member) {
        return owner.getName() + "." + member;
    }

    private static String name(JavaCodeUnit unit) {
        return name(unit.getOwner(), unit.getName());
    }

    /** Method and comparison, for each. */
    List<String> found() {
        return all.stream()
                .filter(this::hasIt)
                .flatMap(unit -> calls(unit).filter(HASTY::contains).map(call -> name(unit) + " calls " + call))
                .distinct()
                .sorted()
                .toList();
    }
}
