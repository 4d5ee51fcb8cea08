package com.vomeet.manager.api;

import static java.util.Objects.requireNonNull;

import com.vomeet.manager.WebStage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A manager and one tab that is signed in, for all tests of a class; at the end the page must not have complained. */
final class SignedInPage implements BeforeAllCallback, AfterAllCallback {
    private @Nullable WebStage stage;
    private @Nullable Tab tab;

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
        tab.enter(stage, "");
        tab.awaitText("Send a bot");
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
