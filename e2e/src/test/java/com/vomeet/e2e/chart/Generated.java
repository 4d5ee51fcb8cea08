package com.vomeet.e2e.chart;

/** Files that stand in the tree and follow from the charts. */
final class Generated {
    static final boolean UPDATE = Boolean.getBoolean("charts.update");
    static final String HOW_TO_UPDATE = "written anew by: ./mvnw -q test -pl e2e -am -Dcharts.update=true"
            + " -Dtest='com.vomeet.e2e.chart.*Test' -Dsurefire.failIfNoSpecifiedTests=false";

    private Generated() {}
}
