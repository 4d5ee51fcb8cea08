package com.vomeet.manager.api;

/** How a page is looked at: in which colours, and on how wide a screen. */
enum Look {
    LIGHT_WIDE("light", "", 1200, 860),
    DARK_WIDE("dark", "-dark", 1200, 860),
    LIGHT_NARROW("light", "-narrow", 390, 844),
    DARK_NARROW("dark", "-narrow-dark", 390, 844);

    private final String colours;
    private final String suffix;
    private final int width;
    private final int height;

    Look(String colours, String suffix, int width, int height) {
        this.colours = colours;
        this.suffix = suffix;
        this.width = width;
        this.height = height;
    }

    void at(Tab tab) {
        tab.colours(colours);
        tab.size(width, height);
    }

    /** At the end of a picture's name. */
    String suffix() {
        return suffix;
    }

    int width() {
        return width;
    }

    boolean isNarrow() {
        return width < LIGHT_WIDE.width;
    }
}
