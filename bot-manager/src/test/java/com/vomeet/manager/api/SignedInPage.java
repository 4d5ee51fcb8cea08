package com.vomeet.manager.api;

import static java.util.Objects.requireNonNull;

import com.vomeet.manager.RealParts;
import com.vomeet.manager.WebStage;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A manager and one tab that is signed in, for all tests of a class; at the end the page must not have complained. */
final class SignedInPage implements BeforeAllCallback, AfterAllCallback {
    private final BiConsumer<Tab, WebStage> signIn;
    private @Nullable WebStage stage;
    private @Nullable Tab tab;

    private SignedInPage(BiConsumer<Tab, WebStage> signIn) {
        this.signIn = signIn;
    }

    /** Of the stage's account. */
    SignedInPage() {
        this((tab, stage) -> {
            tab.enter(stage, "");
            tab.awaitText("Send a bot");
        });
    }

    static SignedInPage ofOperator() {
        return new SignedInPage((tab, stage) -> {
            tab.signIn(stage, RealParts.ADMIN);
            tab.awaitText("Fleet of all accounts");
        });
    }

    WebStage stage() {
        return requireNonNull(stage);
    }

    Tab tab() {
        return requireNonNull(tab);
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        stage = new WebStage();
        tab = Tab.open();
        signIn.accept(tab, stage);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        try {
            tab().expectNoComplaint();
        } finally {
            tab().close();
            stage().close();
        }
    }
}
