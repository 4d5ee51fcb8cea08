package com.vomeet.contract;

/**
 * What is known of one environment variable.
 *
 * @param group what it belongs to
 * @param meaning empty where nobody has explained it
 * @param allowed which values it takes
 * @param otherwise what counts when it is not set
 * @param shown its value as it may be printed; empty when it is not set
 */
public record SettingRow(String group, String name, String meaning, String allowed, String otherwise, String shown) {
    SettingRow in(String other) {
        return new SettingRow(other, name, meaning, allowed, otherwise, shown);
    }

    /** As it may be printed at the start of a program. */
    public String text() {
        return name + "=" + (shown.isEmpty() ? "(" + otherwise.replace("`", "") + ")" : shown);
    }

    /** As a line of the documentation. */
    public String markdown() {
        return "| `" + name + "` | " + meaning + " | " + allowed + " | " + otherwise + " |";
    }
}
