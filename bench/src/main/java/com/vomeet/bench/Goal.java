package com.vomeet.bench;

import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;

/** What a figure shall be. */
public sealed interface Goal {
    boolean metBy(double value);

    /** The goal as text, for example {@code <=3}. */
    @JsonValue
    String text();

    record AtMost(double limit) implements Goal {
        @Override
        public boolean metBy(double value) {
            return value <= limit;
        }

        @Override
        public String text() {
            return "<=" + plain(limit);
        }
    }

    record AtLeast(double limit) implements Goal {
        @Override
        public boolean metBy(double value) {
            return value >= limit;
        }

        @Override
        public String text() {
            return ">=" + plain(limit);
        }
    }

    record Exactly(double wanted) implements Goal {
        @Override
        public boolean metBy(double value) {
            return value == wanted;
        }

        @Override
        public String text() {
            return "=" + plain(wanted);
        }
    }

    /** Printed for the reader; gates nothing. */
    record Told() implements Goal {
        @Override
        public boolean metBy(double value) {
            return true;
        }

        @Override
        public String text() {
            return "none";
        }
    }

    private static String plain(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }
}
