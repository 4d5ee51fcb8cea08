package com.vomeet.manager.api;

import static java.util.Objects.requireNonNull;

import com.vomeet.manager.WebStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A manager for all tests of a class, and for each a tab that nobody is signed in to; the page must not have complained after any. */
final class FreshTab implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {
    private final Supplier<WebStage> stages;
    private @Nullable WebStage stage;
    private @Nullable Tab tab;

    FreshTab() {
        this(WebStage::new);
    }

    FreshTab(Supplier<WebStage> stages) {
        this.stages = stages;
    }

    WebStage stage() {
        return requireNonNull(stage);
    }

    Tab tab() {
        return requireNonNull(tab);
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        stage = stages.get();
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        tab = Tab.open();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        try {
            tab().expectNoComplaint();
        } finally {
            tab().close();
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        stage().close();
    }
}
